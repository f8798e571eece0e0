package io.throughline.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
        return any(
                fault,
                cause -> (cause instanceof IOException && !(cause instanceof JsonProcessingException))
                        || (cause instanceof SQLException sql && isPassing(sql.getSQLState())));
    }

    /** Whether the database refuses the very data: SQLSTATE classes 22 (data) and 23 (integrity constraint). */
    public static boolean isOfTheData(Throwable fault) {
        return any(
                fault,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith("22")
                                || sql.getSQLState().startsWith("23")));
    }

    /** Whether the database has a part in it at all. */
    public static boolean isOfTheDatabase(Throwable fault) {
        return any(fault, SQLException.class::isInstance);
    }

    /** What the database calls it; empty if it has no part in it, or does not say. */
    public static Optional<String> sqlState(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Optional<String> state = cause instanceof SQLException sql
                    ? Optional.ofNullable(sql.getSQLState())
                    : Arrays.stream(cause.getSuppressed())
                            .flatMap(hidden -> sqlState(hidden).stream())
                            .findFirst();
            if (state.isPresent()) {
                return state;
            }
        }
        return Optional.empty();
    }

    /** What breaks at the commit is attached to the transaction's exception as suppressed, not as its cause. */
    private static boolean any(@Nullable Throwable fault, Predicate<Throwable> kind) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (kind.test(cause) || Arrays.stream(cause.getSuppressed()).anyMatch(hidden -> any(hidden, kind))) {
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
