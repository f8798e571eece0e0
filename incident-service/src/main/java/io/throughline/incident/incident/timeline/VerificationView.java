package io.throughline.incident.incident.timeline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a timeline stands as it was written.
 *
 * @param entries how many there are
 * @param firstBroken number of the first entry that is missing, or is not what was written; null if all are
 * @param hash seal of the newest entry, as the next one would follow it: keep it elsewhere to prove this timeline later
 */
@Schema(name = "TimelineVerification")
record VerificationView(
        boolean valid, long entries, @Nullable Long firstBroken, String hash) {}
