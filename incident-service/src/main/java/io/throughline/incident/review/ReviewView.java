package io.throughline.incident.review;

import io.throughline.kit.error.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review as the API shows it: where it stands, and its sections as far as they are written.
 *
 * @param incident reference
 * @param version from 1; a published review that is amended has the next one
 * @param dueOn last day, in {@code timeZone}; null if no day was set
 * @param timeZone IANA name, of where the team works; null if no day was set
 * @param noAction who answers for doing nothing about the cause; null if nobody does
 * @param waiver who answers for doing without the review; null if nobody does
 * @param missing what keeps it from being published; empty once it is
 */
@Schema(name = "Review")
record ReviewView(
        String incident,
        ReviewState state,
        int version,
        @Nullable LocalDate dueOn,
        @Nullable String timeZone,
        @Nullable String impact,
        @Nullable String detection,
        @Nullable String escalation,
        @Nullable String decisionOwnership,
        @Nullable Cause trigger,
        @Nullable Cause rootCause,
        List<String> contributingFactors,
        @Nullable String missedSignals,
        @Nullable String recoveryQuality,
        @Nullable String systemAllowed,
        @Nullable String unclearDecision,
        @Nullable String mustChange,
        @Nullable String leadershipNote,
        List<DraftAction> actions,
        @Nullable Approval noAction,
        @Nullable Approval waiver,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        List<FieldError> missing) {

    static ReviewView of(String incident, Review review, List<FieldError> missing) {
        ReviewContent content = review.content();
        Approval approval = Approval.of(review);
        return new ReviewView(
                incident,
                review.state(),
                review.version(),
                review.dueOn(),
                review.timeZone(),
                content.impact(),
                content.detection(),
                content.escalation(),
                content.decisionOwnership(),
                content.trigger(),
                content.rootCause(),
                content.contributingFactors() == null ? List.of() : content.contributingFactors(),
                content.missedSignals(),
                content.recoveryQuality(),
                content.systemAllowed(),
                content.unclearDecision(),
                content.mustChange(),
                content.leadershipNote(),
                content.draftedActions(),
                review.isNoAction() ? approval : null,
                review.state() == ReviewState.WAIVED ? approval : null,
                review.publishedBy(),
                review.publishedAt(),
                missing);
    }

    /** Who answers for something, and why. */
    @Schema(name = "Approval")
    record Approval(
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant at) {
        static Approval of(Review review) {
            return new Approval(review.decisionBy(), review.decisionReason(), review.decisionAt());
        }
    }
}
