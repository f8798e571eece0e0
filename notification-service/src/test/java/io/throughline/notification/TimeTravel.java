package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.change;

import io.throughline.kit.testing.TestDatabase;
import java.sql.SQLException;

/** Moves the clock that decides what is due. */
public final class TimeTravel {
    private TimeTravel() {}

    /**
     * Makes what is due by then due now.
     *
     * @param interval as PostgreSQL writes it: {@code 5 hours}
     */
    public static void ahead(TestDatabase database, String interval) throws SQLException {
        change(
                database,
                "CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS"
                        + " 'SELECT now() + interval ''" + interval + "'''");
    }

    /** Lets it go on within a transaction, too, so that each look at it shows another time. */
    public static void running(TestDatabase database) throws SQLException {
        change(
                database,
                "CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS"
                        + " 'SELECT clock_timestamp()'");
    }

    public static void back(TestDatabase database) throws SQLException {
        change(
                database,
                "CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()'");
    }
}
