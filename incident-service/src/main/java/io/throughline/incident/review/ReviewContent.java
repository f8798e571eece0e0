package io.throughline.incident.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a review, as far as they are written; what is sent replaces all of them.
 *
 * @param decisionOwnership who decided, and whether that was clear
 * @param missedSignals what could have told earlier; may stay empty
 * @param systemAllowed what the system allowed
 * @param unclearDecision which decision was unclear; may stay empty
 * @param mustChange what must change
 * @param leadershipNote what decision changes; may stay empty
 */
@Schema(name = "ReviewRequest")
record ReviewContent(
        @Nullable @Size(max = 20_000) String impact,
        @Nullable @Size(max = 20_000) String detection,
        @Nullable @Size(max = 20_000) String escalation,
        @Nullable @Size(max = 20_000) String decisionOwnership,
        @Nullable @Valid Cause trigger,
        @Nullable @Valid Cause rootCause,
        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 5000) String> contributingFactors,
        @Nullable @Size(max = 20_000) String missedSignals,
        @Nullable @Size(max = 20_000) String recoveryQuality,
        @Nullable @Size(max = 20_000) String systemAllowed,
        @Nullable @Size(max = 20_000) String unclearDecision,
        @Nullable @Size(max = 20_000) String mustChange,
        @Nullable @Size(max = 20_000) String leadershipNote,
        @Nullable @Size(max = 50) List<@NotNull @Valid DraftAction> actions) {
    /** Nothing written yet. */
    static final ReviewContent EMPTY =
            new ReviewContent(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The same with every action named, so that it stays the same action through later changes. */
    ReviewContent withNamedActions() {
        return new ReviewContent(
                impact,
                detection,
                escalation,
                decisionOwnership,
                trigger,
                rootCause,
                contributingFactors,
                missedSignals,
                recoveryQuality,
                systemAllowed,
                unclearDecision,
                mustChange,
                leadershipNote,
                draftedActions().stream().map(DraftAction::named).toList());
    }

    List<DraftAction> draftedActions() {
        return actions == null ? List.of() : actions;
    }
}
