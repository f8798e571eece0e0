package io.throughline.incident.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What the service asks of its incidents.
 *
 * @param reviewSeverities severities that must be reviewed; SEV1 and SEV2 if it is absent
 * @param leadWithinMinutes minutes after the declaration within which somebody must lead; 10 if it is absent
 */
public record IncidentPolicy(
        List<@NotNull Severity> reviewSeverities,
        @Min(1) @Max(1440) Integer leadWithinMinutes) {
    private static final List<Severity> DEFAULT_REVIEWED = List.of(Severity.SEV1, Severity.SEV2);
    private static final int DEFAULT_LEAD_WITHIN_MINUTES = 10;

    static final IncidentPolicy DEFAULT = new IncidentPolicy(DEFAULT_REVIEWED, DEFAULT_LEAD_WITHIN_MINUTES);

    /** Fills in what is absent. */
    public IncidentPolicy {
        reviewSeverities = reviewSeverities == null ? DEFAULT_REVIEWED : reviewSeverities;
        leadWithinMinutes = leadWithinMinutes == null ? DEFAULT_LEAD_WITHIN_MINUTES : leadWithinMinutes;
    }
}
