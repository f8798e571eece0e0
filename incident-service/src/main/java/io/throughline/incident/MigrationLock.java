package io.throughline.incident;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Lets a migration build an index concurrently. Flyway's own lock, which keeps replicas from migrating at the same time,
 * would otherwise be held by an open transaction, and such an index waits for every open transaction (flyway#3508).
 */
@Singleton
public class MigrationLock implements FlywayConfigurationCustomizer {
    /** Made by CDI, and by tests that migrate by themselves. */
    public MigrationLock() {}

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
