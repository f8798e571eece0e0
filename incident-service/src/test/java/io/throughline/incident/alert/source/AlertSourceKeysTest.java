package io.throughline.incident.alert.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Senders with a key that is nobody's cost few look-ups, and strangers no memory. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertSourceKeysTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    AlertSourceKeys keys;

    private TestDatabase database;

    /** Seen by what never happens: a source is given a key that was tried a moment before. */
    @Test
    void nobodysKeyIsRememberedForAMomentOnly() {
        await().atMost(SOON).until(() -> {
            String key = SourceKey.next();
            boolean isNobodys = keys.identify(key).isEmpty();
            give(key);
            return isNobodys && keys.identify(key).isEmpty();
        });

        String key = SourceKey.next();
        assertThat(keys.identify(key)).isEmpty();
        give(key);
        await().atMost(SOON).until(() -> keys.identify(key).isPresent());
    }

    @Test
    void whatHasNotTheFormOfAKeyIsNobodys() {
        String key = SourceKey.next();
        give(key + "x");
        give("TL" + key.substring(2));

        assertThat(keys.identify(key + "x")).isEmpty();
        assertThat(keys.identify("TL" + key.substring(2))).isEmpty();
        assertThat(keys.identify("")).isEmpty();
    }

    private void give(String key) {
        UUID source = UUID.randomUUID();
        try (Connection owner = database.connect();
                PreparedStatement insert = owner.prepareStatement("""
                        WITH source AS (
                            INSERT INTO alert_source (id, name, services, created_by, created_at)
                            VALUES (?, ?, '{}', 'admin@example.org', now()) RETURNING id)
                        INSERT INTO alert_source_key (hash, source_id) SELECT ?, id FROM source""")) {
            insert.setObject(1, source);
            insert.setString(2, "given-" + source);
            insert.setBytes(3, SourceKey.hash(key));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
