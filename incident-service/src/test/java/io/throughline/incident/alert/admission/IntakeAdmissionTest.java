package io.throughline.incident.alert.admission;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings that leave people neither threads nor connections are refused, by the names that an operator can change. */
class IntakeAdmissionTest {
    private static final int THREADS = 20;
    private static final int CONNECTIONS = 10;
    private static final int WRITERS = 2;

    @Test
    void sendersLeavePeopleAThread() {
        assertThatThrownBy(() -> require(17, 1))
                .hasMessageContaining("throughline.intake.threads (17)")
                .hasMessageContaining("quarkus.thread-pool.max-threads (20)");
        assertThatCode(() -> require(16, 1)).doesNotThrowAnyException();
    }

    @Test
    void sendersLeavePeopleAConnection() {
        assertThatThrownBy(() -> require(1, 8))
                .hasMessageContaining("throughline.intake.transactions (8)")
                .hasMessageContaining("quarkus.datasource.jdbc.max-size (10)");
        assertThatCode(() -> require(1, 7)).doesNotThrowAnyException();
    }

    private static void require(int threads, int transactions) {
        IntakeConfig config = new IntakeSettings(
                100, threads, transactions, 1_000, WRITERS, Duration.ZERO, 1_000, Duration.ofSeconds(1));
        IntakeAdmission.requireRoomForPeople(config, THREADS, CONNECTIONS);
    }
}
