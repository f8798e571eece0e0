package io.throughline.incident.catalog.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release of the service needs.
 *
 * @param evidence what must be there before a release; nothing if it is absent
 * @param rollbackPath how to go back, as text or URL
 * @param rollbackExercisedOn when somebody last tried it
 * @param freezeRule when not to release, in words
 * @param highRiskApprover whose holder approves a release of high risk; {@code APPROVE_RISKY_RELEASE} if it is absent. Null only
 *     as it is kept: there it has a column of its own
 */
public record ReleasePolicy(
        @Size(max = 50) List<@NotNull @NotBlank @Size(max = 500) String> evidence,
        @Nullable @Size(max = 2000) String rollbackPath,
        @Nullable LocalDate rollbackExercisedOn,
        @Nullable @Size(max = 2000) String freezeRule,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) DecisionRight highRiskApprover) {
    public static final ReleasePolicy NONE = new ReleasePolicy(List.of(), null, null, null, null);

    /** Makes absent lists empty. */
    public ReleasePolicy {
        evidence = evidence == null ? List.of() : evidence;
    }

    /** The same, with that said of who approves high risk. */
    public ReleasePolicy approvedBy(@Nullable DecisionRight right) {
        return new ReleasePolicy(evidence, rollbackPath, rollbackExercisedOn, freezeRule, right);
    }
}
