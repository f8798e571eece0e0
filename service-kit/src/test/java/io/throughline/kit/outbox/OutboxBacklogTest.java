package io.throughline.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.outbox.OutboxBacklog.Waiting;
import io.throughline.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Operators see what waits, on rows that no relay sees: each test's transaction is rolled back. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class OutboxBacklogTest {
    @Inject
    OutboxBacklog backlog;

    @Inject
    AgroalDataSource database;

    private interface Look {
        void at() throws SQLException;
    }

    @Test
    void fewAreCountedPerTopic() {
        withRows("one", 3, "two", 2, () -> {
            Waiting waiting = backlog.waiting();

            assertThat(waiting.topics()).containsEntry("one", 3L).containsEntry("two", 2L);
            assertThat(waiting.exact()).isTrue();
            assertThat(waiting.count())
                    .isEqualTo(waiting.topics().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        });
    }

    @Test
    void manyAreToldFromTheirIds() {
        withRows("one", 4_000, "two", 11_000, () -> {
            Waiting waiting = backlog.waiting();

            assertThat(waiting.exact()).isFalse();
            assertThat(waiting.count()).isGreaterThanOrEqualTo(15_000);
            assertThat(waiting.topics().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(OutboxBacklog.COUNTED);
        });
    }

    @Test
    void oldestIsToldByTheDatabasesTime() {
        withRows(
                "one",
                1,
                "two",
                1,
                () -> assertThat(backlog.oldest()).hasValueSatisfying(oldest -> {
                    assertThat(oldest.age()).isGreaterThanOrEqualTo(Duration.ofHours(1));
                    assertThat(oldest.at()).isBefore(Instant.now().minus(Duration.ofMinutes(50)));
                }));
    }

    private void withRows(String topic, int count, String otherTopic, int otherCount, Look look) {
        QuarkusTransaction.begin();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO outbox (topic, aggregate_id, sequence, event_id, type, headers, payload, created_at)
                        SELECT ?, 'a', n, gen_random_uuid(), 't', '{}', '{}', clock_timestamp() - interval '1 hour'
                        FROM generate_series(1, ?) AS n""")) {
            insert.setString(1, topic);
            insert.setInt(2, count);
            insert.executeUpdate();
            insert.setString(1, otherTopic);
            insert.setInt(2, otherCount);
            insert.executeUpdate();
            look.at();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
