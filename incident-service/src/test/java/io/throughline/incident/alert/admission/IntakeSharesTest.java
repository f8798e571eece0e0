package io.throughline.incident.alert.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kit.admission.Arrival;
import io.throughline.kit.admission.Share;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request takes of the intake, by what is known of it before its body is read. */
class IntakeSharesTest {
    private static final String WAITING = "/api/v1/alerts/alertmanager";
    private static final IntakeConfig ALL =
            new IntakeSettings(400, 80, 8, 40_000, 1, Duration.ZERO, 1000, Duration.ofSeconds(1));

    private final IntakeShares shares = IntakeShares.quarters(ALL, 3);

    /** What it takes of requests, threads, transactions and KiB, in this order. */
    private List<Integer> taken(Arrival arrival) {
        return shares.of(arrival).stream().map(Share::permits).toList();
    }

    @Test
    void thereAreSoManyQuartersOfEach() {
        assertThat(shares.of(new Arrival(WAITING, 0, false)))
                .extracting(Share::free)
                .extracting(Semaphore::availablePermits)
                .containsExactly(300, 60, 6, 30_000);
    }

    @ParameterizedTest(name = "{0} bytes are {1} KiB and {2} threads")
    @CsvSource({
        "0, 1, 0",
        "1023, 1, 0",
        "1024, 2, 0",
        "131072, 129, 0",
        "131073, 129, 1",
        "30718975, 29999, 1",
        "30720000, 30000, 1",
        "33554432, 30000, 1",
        "9223372036854775807, 30000, 1"
    })
    void bodyTakesItsKibibytesAndAThreadIfItIsLongAndNeverMoreThanThereIs(long bytes, int kibibytes, int threads) {
        assertThat(taken(new Arrival(WAITING, bytes, false))).containsExactly(1, threads, 0, kibibytes);
    }

    @Test
    void bodyOfUnannouncedLengthCountsAsALongOne() {
        assertThat(taken(new Arrival(WAITING, Arrival.UNANNOUNCED, false))).containsExactly(1, 1, 0, 8193);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/api/v1/alerts/alertmanager, 0",
        "/api/v1/alerts/grafana, 0",
        "/api/v1/alerts/datadog, 0",
        "/api/v1/alerts/cloudevents, 0",
        "/api/v1/alerts/generic, 1",
        "/v2/enqueue, 1"
    })
    void whoIsAnsweredOnAThreadTakesOneHoweverShortTheBody(String path, int threads) {
        assertThat(taken(new Arrival(path, 10, false))).containsExactly(1, threads, 0, 1);
    }

    @Test
    void keyedRequestTakesATransaction() {
        assertThat(taken(new Arrival(WAITING, 10, true))).containsExactly(1, 0, 1, 1);
    }

    @Test
    void takenRequestsAreCounted() throws InterruptedException {
        assertThat(shares.taken()).isZero();

        shares.of(new Arrival(WAITING, 0, false)).get(0).free().acquire(5);

        assertThat(shares.taken()).isEqualTo(5);
    }
}
