package io.throughline.incident;

import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The alerts as they are: nobody stores or changes one until they are let go, and it is seen who would like to. */
final class HeldAlerts implements AutoCloseable {
    private final TestDatabase database;
    private final Connection owner;

    private HeldAlerts(TestDatabase database, Connection owner) {
        this.database = database;
        this.owner = owner;
    }

    static HeldAlerts in(TestDatabase database) throws SQLException {
        Connection owner = database.connect();
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("LOCK TABLE alert IN SHARE MODE");
        }
        return new HeldAlerts(database, owner);
    }

    /** Transactions of the service that wait to store new alerts: all that comes before is done. */
    int waitingToStore() throws SQLException {
        return waiting("query LIKE 'INSERT INTO alert (%'");
    }

    /** Transactions of the service that wait for an advisory lock of another one, such as that of a group of alerts. */
    int waitingForEachOther() throws SQLException {
        return waiting("wait_event = 'advisory'");
    }

    private int waiting(String how) throws SQLException {
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE usename = '"
                        + database.user() + "' AND wait_event_type = 'Lock' AND " + how)) {
            row.next();
            return row.getInt(1);
        }
    }

    void letGo() throws SQLException {
        owner.rollback();
    }

    @Override
    public void close() throws SQLException {
        letGo();
        owner.close();
    }
}
