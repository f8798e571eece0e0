package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.List;

/**
 * F19: a database is what it was some time ago, while the others and the broker have gone on. The copy is made by the
 * server itself, and takes the database's place by its name.
 */
public final class RestoredDatabase {
    private final FaultStack stack;
    private final String database;

    /** @param database of the service to be set back */
    public RestoredDatabase(FaultStack stack, String database) {
        this.stack = stack;
        this.database = database;
    }

    /** Keeps a copy of how it is now. */
    public void save() {
        alone("CREATE DATABASE " + database + "_saved TEMPLATE " + database + " OWNER " + database + "_owner");
    }

    /** Makes the copy the database; what happened since is gone. */
    public void restore() {
        alone(
                "ALTER DATABASE " + database + " RENAME TO " + database + "_lost",
                "ALTER DATABASE " + database + "_saved RENAME TO " + database,
                "GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + database + "_app");
        stack.killer().awaitAll();
    }

    /** While nobody is connected to it: the server neither copies nor renames a database in use. */
    private void alone(String... statements) {
        StackDatabases databases = stack.databases();
        stack.killer().whilePaused(services(), () -> {
            databases.administer("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
            databases.administer(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
            for (String statement : statements) {
                databases.administer(statement);
            }
            databases.administer("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        });
    }

    private List<String> services() {
        return stack.killer().services().stream()
                .filter(part -> part.startsWith(database + "-service"))
                .toList();
    }
}
