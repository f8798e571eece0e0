package io.throughline.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, a Kafka broker and a token key for the service under test; the init argument {@code database} names its
 * database, those that begin with {@code postgres.} are settings of its server. Further ones are handed to the service as
 * configuration.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    /** System property under which tests of this JVM find the broker. */
    static final String BOOTSTRAP_SERVERS = "throughline.test.bootstrap-servers";

    private static final String SERVER_SETTING = "postgres.";

    private Map<String, String> arguments = Map.of();
    private TestDatabase database;
    private TestBroker broker;

    @Override
    public void init(Map<String, String> initArguments) {
        arguments = new HashMap<>(initArguments);
    }

    @Override
    public Map<String, String> start() {
        database = TestDatabase.start(arguments.remove("database"), serverSettings());
        broker = TestBroker.start();
        System.setProperty(BOOTSTRAP_SERVERS, broker.bootstrapServers());
        Map<String, String> configuration = new HashMap<>(arguments);
        configuration.put("THROUGHLINE_DATABASE_URL", database.url());
        configuration.put("THROUGHLINE_DATABASE_USER", database.user());
        configuration.put("THROUGHLINE_DATABASE_PASSWORD", database.password());
        configuration.put("THROUGHLINE_DATABASE_OWNER_USER", database.owner());
        configuration.put("THROUGHLINE_DATABASE_OWNER_PASSWORD", database.password());
        configuration.put("THROUGHLINE_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        configuration.put("THROUGHLINE_TOKEN_PUBLIC_KEY", Tokens.publicKey());
        configuration.put("THROUGHLINE_TOKEN_ISSUER", Tokens.ISSUER);
        configuration.put("THROUGHLINE_TOKEN_AUDIENCE", Tokens.AUDIENCE);
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    private Map<String, String> serverSettings() {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.copyOf(arguments.keySet())) {
            if (name.startsWith(SERVER_SETTING)) {
                settings.put(name.substring(SERVER_SETTING.length()), arguments.remove(name));
            }
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
        injector.injectIntoFields(broker, new TestInjector.MatchesType(TestBroker.class));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.stop();
        }
        if (database != null) {
            database.stop();
        }
    }
}
