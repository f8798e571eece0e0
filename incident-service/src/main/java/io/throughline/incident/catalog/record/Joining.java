package io.throughline.incident.catalog.record;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Who joins an incident of one severity.
 *
 * @param roles that must be filled; nothing if it is absent
 * @param escalationSteps steps of the escalation route that are taken, by their place in it from 1; nothing if it is absent
 */
public record Joining(
        @Size(max = 4) List<@NotNull Role> roles,
        @Size(max = 20) List<@NotNull @Min(1) @Max(20) Integer> escalationSteps) {
    /** Makes absent lists empty. */
    public Joining {
        roles = roles == null ? List.of() : roles;
        escalationSteps = escalationSteps == null ? List.of() : escalationSteps;
    }

    /** What somebody does in an incident. */
    public enum Role {
        LEAD,
        COMMUNICATIONS,
        SCRIBE,
        RESPONDER
    }
}
