package io.throughline.incident.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.incident.alert.AlertQueries;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.impact.ImpactInterval;
import io.throughline.incident.incident.impact.SeveritySuggestion;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.prevention.PreventionActions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API shows it.
 *
 * @param services slugs, the primary one first
 * @param suggestedSeverity what the service's tier and the impact suggest; null while no impact is recorded
 * @param lead null while nobody leads it
 * @param restricted {@code private} in JSON: only members may know of it
 * @param members whom people added to those who may know of it
 * @param declaredBy e-mail, or {@code system} for an alert
 * @param review null while none is asked for or written
 * @param changes releases that it may come from, the latest first
 * @param causeChange the one of them that is confirmed as its cause; null while none is
 */
@Schema(name = "Incident")
public record IncidentView(
        UUID id,
        String reference,
        String title,
        String service,
        List<String> services,
        Severity severity,
        @Nullable Severity suggestedSeverity,
        IncidentStatus status,
        @Nullable String lead,
        List<Role> roles,
        @JsonProperty("private") boolean restricted,
        List<String> members,
        DetectionMethod detectedBy,
        String declaredBy,
        Times times,
        List<ImpactInterval> impact,
        @Nullable Review review,
        Actions actions,
        AlertCounts alerts,
        List<IncidentReleases.Asked> changes,
        IncidentReleases.@Nullable Asked causeChange,
        long version) {

    static IncidentView of(
            Incident incident,
            int tier,
            IncidentReviews.@Nullable Summary review,
            PreventionActions.Counts actions,
            AlertQueries.Counts alerts,
            List<IncidentReleases.Asked> changes) {
        return new IncidentView(
                incident.id(),
                incident.reference(),
                incident.title(),
                incident.service(),
                incident.services(),
                incident.severity(),
                SeveritySuggestion.of(tier, incident.impact()).orElse(null),
                incident.status(),
                incident.lead(),
                incident.roles().current().map(Role::of).toList(),
                incident.isRestricted(),
                incident.members(),
                incident.detectedBy(),
                incident.declaredBy(),
                Times.of(incident),
                incident.impact().intervals(),
                review == null ? null : new Review(review.state(), review.dueOn()),
                new Actions(actions.open(), actions.overdue(), actions.verified()),
                new AlertCounts(alerts.firing(), alerts.total()),
                changes,
                changes.stream()
                        .filter(IncidentReleases.Asked::namesTheCause)
                        .findFirst()
                        .orElse(null),
                incident.version());
    }

    /** Who does what in it, since when. */
    @Schema(name = "IncidentRoleHolder")
    record Role(IncidentRole role, String person, Instant since) {
        static Role of(RoleHolding holding) {
            return new Role(holding.role(), holding.person(), holding.since());
        }
    }

    /** When things really happened; null while they have not, or nobody knows. */
    @Schema(name = "IncidentTimes")
    record Times(
            @Nullable Instant impactStartedAt,
            @Nullable Instant detectedAt,
            @Nullable Instant declaredAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant leadAssignedAt,
            @Nullable Instant mitigatedAt,
            @Nullable Instant impactEndedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant reviewPublishedAt,
            @Nullable Instant lastActionVerifiedAt,
            @Nullable Instant closedAt) {
        static Times of(Incident incident) {
            return new Times(
                    incident.time(IncidentTime.IMPACT_STARTED),
                    incident.time(IncidentTime.DETECTED),
                    incident.time(IncidentTime.DECLARED),
                    incident.time(IncidentTime.ACKNOWLEDGED),
                    incident.time(IncidentTime.LEAD_ASSIGNED),
                    incident.time(IncidentTime.MITIGATED),
                    incident.time(IncidentTime.IMPACT_ENDED),
                    incident.time(IncidentTime.RESOLVED),
                    incident.time(IncidentTime.REVIEW_PUBLISHED),
                    incident.time(IncidentTime.LAST_ACTION_VERIFIED),
                    incident.time(IncidentTime.CLOSED));
        }
    }

    /**
     * Its review in a word.
     *
     * @param state {@code DUE}, {@code DRAFT}, {@code PUBLISHED} or {@code WAIVED}
     * @param dueOn last day, where the team works; null if no day was set
     */
    @Schema(name = "IncidentReview")
    record Review(String state, @Nullable LocalDate dueOn) {}

    /** How many prevention actions it led to: unfinished, of those overdue, and verified. */
    @Schema(name = "IncidentActions")
    record Actions(long open, long overdue, long verified) {}

    /** How many alerts belong to it. */
    @Schema(name = "IncidentAlerts")
    record AlertCounts(long firing, long total) {}
}
