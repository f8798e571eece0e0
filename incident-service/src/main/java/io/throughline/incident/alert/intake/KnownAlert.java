package io.throughline.incident.alert.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one sender's dedup key.
 *
 * @param firing the occurrence that is open; null if there is none
 * @param resolved the occurrence that ended last; null if there is none
 */
record KnownAlert(@Nullable Firing firing, @Nullable Resolved resolved) {
    static final KnownAlert NOTHING = new KnownAlert(null, null);

    record Firing(UUID id, Instant startsAt) {}

    record Resolved(UUID id, Instant endsAt) {}
}
