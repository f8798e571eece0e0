package io.throughline.incident.catalog.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service asks of its incidents.
 *
 * @param reviewSeverities severities that must be reviewed; SEV1 and SEV2 if it is absent
 * @param leadWithinMinutes minutes after the declaration within which somebody must lead; 10 if it is absent
 * @param reviewWithinBusinessDays business days after the resolution within which the review must be published; 5 for SEV1
 *     and 10 for the others where they are absent
 * @param joining by severity, which roles and which escalation steps join; nothing is said of a severity that is absent. Null
 *     only as it is kept: there it has a column of its own
 */
public record IncidentPolicy(
        List<@NotNull Severity> reviewSeverities,
        @Min(1) @Max(1440) Integer leadWithinMinutes,

        @JsonDeserialize(keyUsing = SeverityKey.class) @ReviewDays
        Map<Severity, Integer> reviewWithinBusinessDays,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @JsonDeserialize(keyUsing = SeverityKey.class)
        Map<Severity, @NotNull @Valid Joining> joining) {
    private static final List<Severity> DEFAULT_REVIEWED = List.of(Severity.SEV1, Severity.SEV2);
    private static final int DEFAULT_LEAD_WITHIN_MINUTES = 10;

    /** What a service asks that says nothing else. */
    public static final IncidentPolicy DEFAULT =
            new IncidentPolicy(DEFAULT_REVIEWED, DEFAULT_LEAD_WITHIN_MINUTES, Map.of(), null);

    /** Fills in what is absent. */
    public IncidentPolicy {
        reviewSeverities = reviewSeverities == null ? DEFAULT_REVIEWED : reviewSeverities;
        leadWithinMinutes = leadWithinMinutes == null ? DEFAULT_LEAD_WITHIN_MINUTES : leadWithinMinutes;
        reviewWithinBusinessDays = completed(reviewWithinBusinessDays == null ? Map.of() : reviewWithinBusinessDays);
        joining = joining == null ? null : inOrder(joining);
    }

    /** Whether an incident of that severity must be reviewed. */
    public boolean reviews(Severity severity) {
        return reviewSeverities.contains(severity);
    }

    /** Business days within which the review of an incident of that severity must be published, if it must be; 1 to 365. */
    public int reviewWithin(Severity severity) {
        return reviewWithinBusinessDays.getOrDefault(severity, defaultReviewWithin(severity));
    }

    /** The same, with that said of who joins. */
    public IncidentPolicy joinedBy(@Nullable Map<Severity, Joining> who) {
        return new IncidentPolicy(reviewSeverities, leadWithinMinutes, reviewWithinBusinessDays, who);
    }

    private static Map<Severity, Joining> inOrder(Map<Severity, Joining> given) {
        Map<Severity, Joining> ordered = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) { // one that could not be read has no key
            if (given.containsKey(severity)) {
                ordered.put(severity, given.get(severity));
            }
        }
        return Collections.unmodifiableMap(ordered);
    }

    private static Map<Severity, Integer> completed(Map<Severity, Integer> given) {
        Map<Severity, Integer> days = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            Integer said = given.get(severity);
            days.put(severity, said == null ? defaultReviewWithin(severity) : said);
        }
        return Collections.unmodifiableMap(days);
    }

    private static int defaultReviewWithin(Severity severity) {
        return switch (severity) {
            case SEV1 -> 5;
            case SEV2, SEV3, SEV4 -> 10;
        };
    }
}
