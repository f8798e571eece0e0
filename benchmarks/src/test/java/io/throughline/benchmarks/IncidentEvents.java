package io.throughline.benchmarks;

import io.throughline.events.IncidentMitigated;
import io.throughline.events.IncidentSnapshot;
import io.throughline.kit.outbox.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events of a thousand incidents in turn, each numbered without gaps, as large as most are (about 0.4 KB of data). */
final class IncidentEvents {
    private final List<String> incidents = IntStream.range(0, 1_000)
            .mapToObj(i -> UUID.randomUUID().toString())
            .toList();

    private final AtomicLong made = new AtomicLong();

    OutgoingEvent next() {
        long number = made.getAndIncrement();
        int incident = (int) (number % incidents.size());
        Instant now = Instant.now();
        return new OutgoingEvent(
                incidents.get(incident), number / incidents.size() + 1, "INC-" + (incident + 1), now, data(incident));
    }

    List<OutgoingEvent> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    static IncidentMitigated data(int incident) {
        return new IncidentMitigated(
                new IncidentSnapshot(
                        "INC-" + (incident + 1),
                        "Checkout answers with errors for one customer in five",
                        "checkout",
                        List.of("checkout", "payments"),
                        "olga.owner@example.com",
                        "SEV2",
                        "MITIGATED",
                        "ines.lead@example.com",
                        false,
                        List.of()),
                "ines.lead@example.com",
                Instant.now(),
                "Rolled back to the release of yesterday; error rate is back to normal");
    }
}
