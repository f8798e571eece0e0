package io.throughline.kit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a fault of the surroundings, which passes, from one of the input, which does not. */
public final class TransientFaults {
    /**
     * SQLSTATE classes (PostgreSQL, appendix A): connection, rollback by deadlock or serialization, resources, object
     * not available now, operator intervention, system error.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private TransientFaults() {}

    /** Whether the same call may succeed later: the database or the network is at fault. */
    public static boolean isTransient(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || (cause instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A pool that has no connection to give says so without a state. */
    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState == null || (sqlState.length() >= 2 && PASSING_CLASSES.contains(sqlState.substring(0, 2)));
    }
}
