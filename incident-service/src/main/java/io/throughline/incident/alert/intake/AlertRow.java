package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.judge.IncidentOpening.Link;
import io.throughline.incident.alert.rule.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence about to be stored.
 *
 * @param verdict what was decided when it was judged
 * @param link its incident; null if it has none
 * @param unlinkedReason why it has none, in words; null if it has one
 */
record AlertRow(
        NewAlert alert,
        Verdict verdict,
        @Nullable Link link,
        @Nullable String unlinkedReason) {
    UUID id() {
        return alert.id();
    }

    Signal signal() {
        return alert.signal();
    }

    Instant receivedAt() {
        return alert.receivedAt();
    }
}
