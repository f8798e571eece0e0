package io.throughline.incident;

import io.throughline.events.ActionEvidence;
import io.throughline.events.ActionSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Prevention actions as action-service would tell of them. */
final class Actions {
    private static final AtomicInteger NUMBER = new AtomicInteger(5000);

    private Actions() {}

    /** An action that the review of an incident asked for; {@code item} is null if none did. */
    static Told of(String incident, String item, String owner) {
        return new Told("ACT-" + NUMBER.incrementAndGet(), incident, item, owner);
    }

    /** One of them. */
    record Told(String reference, String incident, String item, String owner) {
        ActionSnapshot in(String status) {
            return snapshot(status, false);
        }

        ActionSnapshot overdue() {
            return snapshot("OPEN", true);
        }

        private ActionSnapshot snapshot(String status, boolean overdue) {
            boolean done = status.equals("DONE") || status.equals("VERIFIED");
            return new ActionSnapshot(
                    reference,
                    "Validate configuration before rollout",
                    "PREVENT",
                    "P2",
                    status,
                    owner,
                    "checkout",
                    incident,
                    item,
                    LocalDate.parse("2027-01-15"),
                    Instant.parse("2027-01-15T23:00:00Z"),
                    1,
                    overdue,
                    0,
                    done ? new ActionEvidence("Tried it", null) : null,
                    done ? owner : null,
                    status.equals("VERIFIED") ? "linus@example.org" : null,
                    null,
                    null,
                    null);
        }
    }
}
