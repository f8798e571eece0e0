package io.throughline.notification;

import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An incident of a test's own, and what incident-service would say of it.
 *
 * @param id key of its events
 * @param contact whom the first step of the route names
 * @param members who may see it; empty for a public one
 */
public record IncidentFacts(String id, String reference, String contact, List<String> members) {
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    public static IncidentFacts publicOne(String contact) {
        return of(contact, List.of());
    }

    public static IncidentFacts privateOne(String contact, String... members) {
        return of(contact, List.of(members));
    }

    private static IncidentFacts of(String contact, List<String> members) {
        return new IncidentFacts(UUID.randomUUID().toString(), "INC-" + NUMBER.incrementAndGet(), contact, members);
    }

    public IncidentDeclared declared() {
        Instant now = Instant.now();
        return new IncidentDeclared(
                snapshot("DECLARED"),
                "system",
                "MONITORING",
                null,
                now,
                now,
                1,
                "Europe/Berlin",
                List.of(),
                List.of(new EscalationStep(0, List.of(contact))));
    }

    /** Any later event; the projection shows by its status that it was applied. */
    public IncidentAlertsLinked later(String status) {
        return new IncidentAlertsLinked(snapshot(status), 0, List.of(), "a later event");
    }

    private IncidentSnapshot snapshot(String status) {
        return new IncidentSnapshot(
                reference,
                "HighLatency on checkout",
                "checkout",
                List.of("checkout"),
                null,
                "SEV1",
                status,
                null,
                !members.isEmpty(),
                members);
    }
}
