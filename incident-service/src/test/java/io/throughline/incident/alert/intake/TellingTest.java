package io.throughline.incident.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.format.Telling;
import io.throughline.incident.alert.format.Telling.Order;
import io.throughline.incident.alert.intake.AlertChange.Counted;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.AlertChange.Ignored;
import io.throughline.incident.alert.intake.AlertChange.Inserted;
import io.throughline.incident.alert.intake.KnownAlert.Firing;
import io.throughline.incident.alert.intake.KnownAlert.Resolved;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How senders that do not go by times are read beside what is known. */
class TellingTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID NEW = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OPEN = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID OVER = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final KnownAlert FIRING = new KnownAlert(new Firing(OPEN, TEN), null);
    private static final KnownAlert RESOLVED = new KnownAlert(null, new Resolved(OVER, TEN.plusSeconds(60)));

    @Test
    void triggerAfterTheEndIsNewWhateverItsTimeWhereArrivalCounts() {
        assertThat(change(Order.ARRIVING, RESOLVED, null)).isInstanceOf(Inserted.class);
        assertThat(change(Order.TIMED, RESOLVED, null)).as("late, by its time").isEqualTo(new Counted(OVER));
    }

    @Test
    void resolveWithNothingOpenMeansNothingWhereArrivalCounts() {
        assertThat(change(Order.ARRIVING, KnownAlert.NOTHING, TEN)).isEqualTo(new Ignored());
        assertThat(change(Order.ARRIVING, RESOLVED, TEN)).isEqualTo(new Ignored());
        assertThat(change(Order.ARRIVING, FIRING, TEN.plusSeconds(5))).isEqualTo(new Ended(OPEN, TEN.plusSeconds(5)));
        assertThat(change(Order.ARRIVING, FIRING, TEN.minusSeconds(5))).isEqualTo(new Ended(OPEN, TEN));
    }

    @Test
    void keyOfACycleFiresOnce() {
        assertThat(change(Order.CYCLIC, KnownAlert.NOTHING, null)).isInstanceOf(Inserted.class);
        assertThat(change(Order.CYCLIC, RESOLVED, null)).isEqualTo(new Counted(OVER));
        assertThat(change(Order.CYCLIC, RESOLVED, TEN.plusSeconds(900))).isEqualTo(new Counted(OVER));
        assertThat(change(Order.CYCLIC, KnownAlert.NOTHING, TEN))
                .as("before its firing")
                .isInstanceOf(Inserted.class);
    }

    @Test
    void whatFiresStillMayBeMoreUrgentUnlessItsKeyStandsForItsLabels() {
        for (Order order : new Order[] {Order.TIMED, Order.ARRIVING, Order.CYCLIC}) {
            assertThat(change(order, FIRING, null)).isEqualTo(new Counted(OPEN, AlertSeverity.CRITICAL, null));
        }
        assertThat(change(Order.LABELLED, FIRING, null)).isEqualTo(new Counted(OPEN));
    }

    @Test
    void messageThatWasTakenBeforeIsCountedAtMost() {
        assertThat(change(Order.REPEATED, KnownAlert.NOTHING, null)).isEqualTo(new Ignored());
        assertThat(change(Order.REPEATED, FIRING, TEN.plusSeconds(5))).isEqualTo(new Counted(OPEN));
        assertThat(change(Order.REPEATED, RESOLVED, null)).isEqualTo(new Counted(OVER));
    }

    @Test
    void acknowledgementMeansSomethingWhileItFires() {
        Telling acknowledged = new Telling(Order.ARRIVING, null, "Nagios");

        assertThat(AlertChange.of(signal(acknowledged, null), FIRING, NEW))
                .isEqualTo(new Counted(OPEN, null, "Nagios"));
        assertThat(AlertChange.of(signal(acknowledged, null), RESOLVED, NEW)).isEqualTo(new Ignored());
        assertThat(AlertChange.of(signal(acknowledged, null), KnownAlert.NOTHING, NEW))
                .isEqualTo(new Ignored());
    }

    @Test
    void nothingIsKnownOfAnIgnoredOne() {
        assertThat(new Ignored().after(RESOLVED)).isEqualTo(RESOLVED);
    }

    private static AlertChange change(Order order, KnownAlert known, Instant endsAt) {
        return AlertChange.of(signal(Telling.in(order), endsAt), known, NEW);
    }

    private static Signal signal(Telling telling, Instant endsAt) {
        return new Signal(
                "key", "name", " ", AlertSeverity.CRITICAL, TEN, endsAt, Map.of(), Map.of(), null, "{}", telling);
    }

    @Test
    void blankServiceIsNone() {
        assertThat(signal(Telling.in(Order.TIMED), null).service()).isNull();
    }
}
