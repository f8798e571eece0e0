package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Opens actions that are due at the end of the same day, lets that moment come by moving {@code throughline_now()}, and
 * looks until every one of them is overdue and its owner has been told.
 */
final class OverdueAtOnce {
    private static final String OWNER = "alan@example.org";
    private static final String SERVICE = "payments";
    private static final String OVERDUE = "SELECT count(*) FROM action WHERE overdue_since IS NOT NULL";
    private static final String ANNOUNCED = "SELECT count(*) FROM action_history WHERE change = 'OVERDUE'";
    private static final String TOLD = "SELECT count(*) FROM notification WHERE event = 'action.overdue.v1'";
    private static final Duration GIVE_UP = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MS = 20;

    private final LaunchedStack stack;
    private final StackDatabases databases;

    OverdueAtOnce(LaunchedStack stack) {
        this.stack = stack;
        this.databases = new StackDatabases(stack);
    }

    Result run(int actions) throws InterruptedException, SQLException {
        registerService();
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        for (int i = 0; i < actions; i++) {
            open(i, tomorrow);
        }
        // As the owner, who alone may replace the function.
        try (Connection actionDatabase = databases.connect(StackDatabases.ACTION);
                Connection notificationDatabase = databases.connect(StackDatabases.NOTIFICATION);
                Statement action = actionDatabase.createStatement();
                Statement notification = notificationDatabase.createStatement()) {
            action.execute(timeIs("now() + interval '2 days'"));
            long start = System.nanoTime();
            double overdue = secondsUntil(action, OVERDUE, actions, start);
            double told = secondsUntil(notification, TOLD, actions, start);
            action.execute(timeIs("now()"));
            return new Result(
                    count(action, OVERDUE), count(action, ANNOUNCED), count(notification, TOLD), overdue, told);
        }
    }

    private void registerService() {
        stack.as(LaunchedStack.INCIDENT_SERVICE, "admin@example.org", "admin")
                .body(Map.of("name", "Payments", "tier", 1, "timeZone", "UTC", "accountableOwner", OWNER))
                .put("/api/v1/services/" + SERVICE)
                .then()
                .statusCode(201);
        Awaitility.await().atMost(GIVE_UP).until(() -> post("First", "2999-12-31") == 201);
    }

    private void open(int number, String dueOn) {
        if (post("Action " + number, dueOn) != 201) {
            throw new IllegalStateException("action " + number + " was not opened");
        }
    }

    private int post(String title, String dueOn) {
        return stack.as(LaunchedStack.ACTION_SERVICE, OWNER, "service-owner")
                .body(Map.of("title", title, "type", "PREVENT", "owner", OWNER, "service", SERVICE, "dueOn", dueOn))
                .post("/api/v1/actions")
                .statusCode();
    }

    private static String timeIs(String expression) {
        return "CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$SELECT "
                + expression + "$$";
    }

    private static double secondsUntil(Statement statement, String sql, int wanted, long start)
            throws SQLException, InterruptedException {
        while (count(statement, sql) < wanted && System.nanoTime() - start < GIVE_UP.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * What was measured.
     *
     * @param overdue actions that are overdue
     * @param announced how often one was said to be
     * @param told notifications of it
     * @param secondsToOverdue from the due moment until all are overdue
     * @param secondsToTold from the due moment until all owners have been told
     */
    record Result(long overdue, long announced, long told, double secondsToOverdue, double secondsToTold) {}
}
