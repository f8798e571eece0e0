package io.throughline.local.postgres;

import java.io.IOException;
import java.sql.SQLException;

/** Asks the server by a new connection, as a client would. */
final class PostgresProbe {
    private final Superuser superuser;

    PostgresProbe(Superuser superuser) {
        this.superuser = superuser;
    }

    /** Whether the server takes statements. */
    boolean isReady() {
        try (var connection = superuser.connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Whether the server says anything: "too many connections" and "in recovery" are answers too. */
    boolean isAlive() {
        try (var connection = superuser.connect("postgres")) {
            return !connection.isClosed();
        } catch (SQLException e) {
            var state = e.getSQLState();
            return state != null && !state.startsWith("08"); // class 08: connection exception, no answer
        } catch (IOException e) {
            return false;
        }
    }
}
