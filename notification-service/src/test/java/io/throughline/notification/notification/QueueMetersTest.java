package io.throughline.notification.notification;

import static io.throughline.notification.ServiceUnderTest.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who run it see of what waits. */
@QuarkusTest
class QueueMetersTest {
    private final String channel = "m-" + UUID.randomUUID();

    @Inject
    MeterRegistry meters;

    TestDatabase database;

    @AfterEach
    void noMoreOfIt() throws SQLException {
        change(database, "DELETE FROM notification WHERE channel = ?", channel);
    }

    @Test
    void whatWaitsAndWhatWasGivenUpIsCounted() throws SQLException {
        double dead = gauge("throughline.notification.dead");

        row("RETRYING");
        row("QUEUED");
        row("DEAD");
        row("DEAD");

        assertThat(gauge("throughline.notification.waiting")).isGreaterThanOrEqualTo(2);
        assertThat(gauge("throughline.notification.oldest")).isBetween(10_000 * 3600.0, 10_001 * 3600.0);
        assertThat(gauge("throughline.notification.dead")).isGreaterThanOrEqualTo(dead + 2);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    /** Somebody is sending it, so that the service's own sweep does not. */
    private void row(String state) throws SQLException {
        change(database, """
                INSERT INTO notification (id, about, title, event, event_id, event_at, recipient, channel, state,
                    created_at, last_sequence, next_attempt_at, claimed_until, dead_at, dead_reason)
                VALUES (gen_random_uuid(), 'ACT-1', 'An action', 'action.opened.v1', gen_random_uuid(), now(),
                    'ada@example.org', ?, ?, now() - interval '10000 hours', 0, now(), now() + interval '1 hour',
                    now(), 'for a test')""", channel, state);
    }
}
