package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.Gap;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of a service's record.
 *
 * @param gap what the record lacks if it is not met
 * @param detail what is missing and what to do, in words; null if it is met
 * @param since when it began to be missing; null if it is met, or if nobody knows
 */
@Schema(name = "ReadinessItem")
public record ReadinessItem(
        Gap gap,
        boolean met,
        @Nullable String detail,
        @Nullable Instant since) {

    /** It is there. */
    public static ReadinessItem met(Gap gap) {
        return new ReadinessItem(gap, true, null, null);
    }

    /** It is missing, nobody knows since when. */
    public static ReadinessItem missing(Gap gap, String detail) {
        return missing(gap, detail, null);
    }

    /** It is missing since then, if that is known. */
    public static ReadinessItem missing(Gap gap, String detail, @Nullable Instant since) {
        return new ReadinessItem(gap, false, detail, since);
    }

    /** Met or missing. */
    public static ReadinessItem of(Gap gap, boolean met, String detail) {
        return met ? met(gap) : missing(gap, detail);
    }
}
