package io.throughline.incident.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of the releases that incidents may come from; {@code release} implements it. */
public interface IncidentReleases {
    /** The state of the one that is the cause. */
    String CONFIRMED = "CONFIRMED";

    /** The releases of each incident that somebody was asked about, or has answered for, the latest first. */
    Map<UUID, List<Asked>> of(Collection<UUID> incidents);

    /** The release that is confirmed as the cause of the incident. */
    default Optional<Asked> causeOf(UUID incident) {
        return of(List.of(incident)).getOrDefault(incident, List.of()).stream()
                .filter(Asked::namesTheCause)
                .findFirst();
    }

    /**
     * A release that somebody is asked about: "was it this change?"
     *
     * @param release id of its record
     * @param state {@code ASKED}, {@code CONFIRMED} or {@code DENIED}
     * @param service slug of what was released
     * @param summary in the words of whoever released it
     * @param at when it was released
     * @param by e-mail of who answered; null while nobody has
     * @param note what they said; null if nothing
     */
    @Schema(name = "IncidentChange")
    record Asked(
            UUID release,
            String state,
            String service,
            String summary,
            Instant at,
            @Nullable String by,
            @Nullable String note) {
        /** The release without the question. */
        public ReleasedChange change() {
            return new ReleasedChange(release, service, summary, at);
        }

        /** Whether it is confirmed as the cause. */
        public boolean namesTheCause() {
            return state.equals(CONFIRMED);
        }
    }
}
