package io.throughline.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First answers are forgotten after a day, and not before. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class IdempotencyPurgeTest {
    private TestDatabase database;

    @Inject
    IdempotencyPurge purge;

    @BeforeEach
    void empty() throws SQLException {
        execute("TRUNCATE idempotency_key");
    }

    @Test
    void whatIsOlderThanADayGoesHoweverMuchItIs() throws SQLException {
        insert(2_500, "24 hours 1 second");
        insert(3, "23 hours 59 minutes");

        purge.purge();

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void whatARequestReplacesJustNowIsNotWaitedFor() throws SQLException {
        insert(2, "25 hours");
        try (Connection request = database.connect();
                Statement statement = request.createStatement()) {
            request.setAutoCommit(false);
            statement.execute("SELECT FROM idempotency_key LIMIT 1 FOR UPDATE");

            purge.purge();

            assertThat(count()).isOne();
        }
    }

    private void insert(int rows, String age) throws SQLException {
        execute("INSERT INTO idempotency_key SELECT sha256((n || '" + age + "')::bytea), sha256(''), 200, '{}', NULL,"
                + " false, now() - interval '" + age + "' FROM generate_series(1, " + rows + ") AS n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM idempotency_key")) {
            row.next();
            return row.getInt(1);
        }
    }
}
