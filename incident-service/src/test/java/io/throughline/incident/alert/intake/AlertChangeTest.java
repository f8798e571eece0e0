package io.throughline.incident.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.intake.AlertChange.Counted;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.AlertChange.Inserted;
import io.throughline.incident.alert.intake.KnownAlert.Firing;
import io.throughline.incident.alert.intake.KnownAlert.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one more message says about an alert, given what is known of it; times are minutes of one morning. */
class AlertChangeTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");
    private static final UUID NEW = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OPEN = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID OVER = UUID.fromString("00000000-0000-7000-8000-000000000003");

    private static final KnownAlert NOTHING = KnownAlert.NOTHING;
    private static final KnownAlert FIRING_SINCE_10 = new KnownAlert(new Firing(OPEN, minute(10)), null);
    private static final KnownAlert OVER_AT_20 = new KnownAlert(null, new Resolved(OVER, minute(20)));
    private static final KnownAlert FIRING_SINCE_30_BEFORE_OVER_AT_20 =
            new KnownAlert(new Firing(OPEN, minute(30)), new Resolved(OVER, minute(20)));

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void messageChangesWhatIsKnown(String name, KnownAlert known, Signal signal, AlertChange expected) {
        assertThat(AlertChange.of(signal, known, NEW)).isEqualTo(expected);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                is("first firing is a new occurrence", NOTHING, firing(10), inserted(firing(10))),
                is("repeated firing is counted", FIRING_SINCE_10, firing(10), new Counted(OPEN)),
                is(
                        "firing with a later start is the same while it fires",
                        FIRING_SINCE_10,
                        firing(12),
                        new Counted(OPEN)),
                is(
                        "firing with an earlier start is the same while it fires",
                        FIRING_SINCE_10,
                        firing(8),
                        new Counted(OPEN)),
                is("firing that began before the last one was over is late", OVER_AT_20, firing(10), new Counted(OVER)),
                is("firing that began as the last one ended is late", OVER_AT_20, firing(20), new Counted(OVER)),
                is("firing after the end is a new occurrence", OVER_AT_20, firing(21), inserted(firing(21))),
                is("resolve ends what fires", FIRING_SINCE_10, resolved(10, 20), new Ended(OPEN, minute(20))),
                is(
                        "resolve with an earlier start ends what fires",
                        FIRING_SINCE_10,
                        resolved(3, 20),
                        new Ended(OPEN, minute(20))),
                is(
                        "resolve with a later start ends what fires",
                        FIRING_SINCE_10,
                        resolved(15, 20),
                        new Ended(OPEN, minute(20))),
                is(
                        "resolve that ends before the start ends at the start",
                        FIRING_SINCE_10,
                        resolved(0, 0),
                        new Ended(OPEN, minute(10))),
                is("resolve of what never fired is stored", NOTHING, resolved(10, 20), inserted(resolved(10, 20))),
                is("same resolve again is counted", OVER_AT_20, resolved(10, 20), new Counted(OVER)),
                is(
                        "resolve of the same occurrence with a later end is counted",
                        OVER_AT_20,
                        resolved(10, 25),
                        new Counted(OVER)),
                is(
                        "resolve of the next occurrence, whose firing is missing, is stored",
                        OVER_AT_20,
                        resolved(30, 40),
                        inserted(resolved(30, 40))),
                is(
                        "late resolve of the last occurrence does not end the next",
                        FIRING_SINCE_30_BEFORE_OVER_AT_20,
                        resolved(10, 20),
                        new Counted(OVER)),
                is(
                        "resolve of the next occurrence ends it",
                        FIRING_SINCE_30_BEFORE_OVER_AT_20,
                        resolved(30, 40),
                        new Ended(OPEN, minute(40))));
    }

    @Test
    void sameMessagesInAnyOrderLeaveOneOccurrenceThatIsOver() {
        List<Signal> messages = List.of(firing(10), firing(10), resolved(10, 20), resolved(10, 20));

        for (List<Signal> order : orders(messages)) {
            Told told = told(order);
            assertThat(told.occurrences()).as("occurrences after %s", order).isEqualTo(1);
            assertThat(told.known().firing()).as("still firing after %s", order).isNull();
            assertThat(told.known().resolved().endsAt()).isEqualTo(minute(20));
        }
    }

    @Test
    void firingRepeatedAfterAResolveThatEndsBeforeItsStartIsNotNew() {
        Told told = told(List.of(firing(10), resolved(0, 0), firing(10), resolved(0, 0)));

        assertThat(told.occurrences()).isEqualTo(1);
        assertThat(told.known().resolved().endsAt()).isEqualTo(minute(10));
    }

    @Test
    void resolveOfWhatNeverFiredEndsNoEarlierThanItStarts() {
        Told told = told(List.of(resolved(10, 0), firing(10)));

        assertThat(told.occurrences()).isEqualTo(1);
        assertThat(told.known().resolved().endsAt()).isEqualTo(minute(10));
    }

    @Test
    void eachFiringAfterAnEndIsAnOccurrenceOfItsOwn() {
        Told told = told(List.of(
                firing(10), resolved(10, 20), firing(30), resolved(10, 20), firing(30), resolved(30, 40), firing(50)));

        assertThat(told.occurrences()).isEqualTo(3);
        assertThat(told.known().firing().startsAt()).isEqualTo(minute(50));
        assertThat(told.known().resolved().endsAt()).isEqualTo(minute(40));
    }

    private static Told told(List<Signal> messages) {
        KnownAlert known = NOTHING;
        int occurrences = 0;
        for (Signal message : messages) {
            AlertChange change = AlertChange.of(message, known, UUID.randomUUID());
            occurrences += change instanceof Inserted ? 1 : 0;
            known = change.after(known);
        }
        return new Told(occurrences, known);
    }

    private record Told(int occurrences, KnownAlert known) {}

    private static List<List<Signal>> orders(List<Signal> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Signal>> orders = new ArrayList<>();
        for (int first = 0; first < messages.size(); first++) {
            List<Signal> others = new ArrayList<>(messages);
            Signal head = others.remove(first);
            for (List<Signal> rest : orders(others)) {
                List<Signal> order = new ArrayList<>(List.of(head));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static Arguments is(String name, KnownAlert known, Signal signal, AlertChange expected) {
        return arguments(name, known, signal, expected);
    }

    private static Inserted inserted(Signal signal) {
        return new Inserted(NEW, signal);
    }

    private static Signal firing(int startMinute) {
        return signal(minute(startMinute), null);
    }

    private static Signal resolved(int startMinute, int endMinute) {
        return signal(minute(startMinute), minute(endMinute));
    }

    private static Signal signal(Instant startsAt, Instant endsAt) {
        return new Signal(
                "cdda474ccbf91969",
                "HighLatency",
                "checkout",
                AlertSeverity.CRITICAL,
                startsAt,
                endsAt,
                Map.of(),
                Map.of(),
                null,
                "{}");
    }

    private static Instant minute(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }
}
