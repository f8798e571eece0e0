package io.throughline.local.service;

import io.throughline.local.data.Ports;
import io.throughline.local.postgres.DatabaseAccess;
import io.throughline.local.token.TokenIssuer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that configure a service; secrets are passed in no other way. */
final class ServiceEnvironment {
    private static final String NOTIFICATION_SERVICE = "notification-service";

    private ServiceEnvironment() {}

    static Map<String, String> of(ServiceDefinition service, int port, ServiceContext context, Path log) {
        var variables = new HashMap<String, String>();
        variables.put("THROUGHLINE_HTTP_HOST", Ports.HOST);
        variables.put("THROUGHLINE_HTTP_PORT", Integer.toString(port));
        variables.put("THROUGHLINE_KAFKA_BOOTSTRAP_SERVERS", Ports.HOST + ":" + context.kafkaPort());
        variables.put("THROUGHLINE_TOKEN_PUBLIC_KEY", context.tokenPublicKey());
        variables.put("THROUGHLINE_TOKEN_ISSUER", TokenIssuer.ISSUER);
        variables.put("THROUGHLINE_TOKEN_AUDIENCE", TokenIssuer.AUDIENCE);
        variables.put("THROUGHLINE_LOG_FILE", log.toString());
        variables.put("QUARKUS_LOG_FILE_ENABLED", "true"); // the service rotates it itself
        variables.put("QUARKUS_LOG_CONSOLE_ENABLED", "false");
        if (service.name().equals(NOTIFICATION_SERVICE)) {
            variables.put("THROUGHLINE_NOTIFICATION_FALLBACK", context.fallback());
        }
        return variables;
    }

    static Map<String, String> of(DatabaseAccess access) {
        return Map.of(
                "THROUGHLINE_DATABASE_URL", access.url(),
                "THROUGHLINE_DATABASE_USER", access.user(),
                "THROUGHLINE_DATABASE_PASSWORD", access.password(),
                "THROUGHLINE_DATABASE_OWNER_USER", access.owner(),
                "THROUGHLINE_DATABASE_OWNER_PASSWORD", access.ownerPassword());
    }
}
