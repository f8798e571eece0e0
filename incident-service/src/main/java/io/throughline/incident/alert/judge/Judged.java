package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.judge.IncidentOpening.Link;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an alert that fires.
 *
 * @param link its incident; null if it has none
 */
public record Judged(Judgement judgement, @Nullable Link link) {
    /** Why it has no incident, in words; null if it has one. */
    public @Nullable String unlinkedReason() {
        return link == null ? judgement.why() : null;
    }

    Link linked() {
        return Objects.requireNonNull(link);
    }
}
