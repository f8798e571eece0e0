package io.throughline.notification;

import io.throughline.events.ActionSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A prevention action of a test's own, and what action-service would say of it.
 *
 * @param id key of its events
 * @param service slug; null for none
 * @param incident reference; null for none
 */
public record ActionFacts(String id, String reference, String owner, String service, String incident) {
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    public static ActionFacts of(IncidentFacts incident, String owner) {
        return action(owner, null, incident.reference());
    }

    public static ActionFacts withoutIncident(String owner, String service) {
        return action(owner, service, null);
    }

    /** The same action, of a service. */
    public ActionFacts ofService(String slug) {
        return new ActionFacts(id, reference, owner, slug, incident);
    }

    private static ActionFacts action(String owner, String service, String incident) {
        return new ActionFacts(
                UUID.randomUUID().toString(), "ACT-" + NUMBER.incrementAndGet(), owner, service, incident);
    }

    public ActionSnapshot snapshot() {
        return snapshot("Alert on slow payments");
    }

    public ActionSnapshot snapshot(String title) {
        return snapshot(title, "OPEN", null);
    }

    public ActionSnapshot inProgress() {
        return snapshot("Alert on slow payments", "IN_PROGRESS", null);
    }

    public ActionSnapshot doneBy(String person) {
        return snapshot("Alert on slow payments", "DONE", person);
    }

    private ActionSnapshot snapshot(String title, String status, String completedBy) {
        return new ActionSnapshot(
                reference,
                title,
                "DETECT",
                "P2",
                status,
                owner,
                service,
                incident,
                null,
                LocalDate.parse("2026-12-04"),
                Instant.parse("2026-12-04T23:00:00Z"),
                1,
                false,
                0,
                null,
                completedBy,
                null,
                null,
                null,
                null);
    }
}
