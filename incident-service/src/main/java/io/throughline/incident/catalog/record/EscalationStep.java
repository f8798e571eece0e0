package io.throughline.incident.catalog.record;

import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * One step of the escalation route.
 *
 * @param afterMinutes minutes after the declaration, 0 to 10080 (a week)
 * @param contacts e-mails of the people told
 */
public record EscalationStep(
        @NotNull @Min(0) @Max(10_080) Integer afterMinutes,

        @NotNull @NotEmpty @Size(max = 20)
        List<
                        @NotNull @Size(max = Emails.MAX_LENGTH)
                        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address") String>
                contacts) {

    /** The same step, to those of its contacts alone; it keeps its place in the route though nobody be left. */
    public EscalationStep to(Set<String> people) {
        return new EscalationStep(
                afterMinutes, contacts.stream().filter(people::contains).toList());
    }

    public EscalationStep normalized() {
        return new EscalationStep(
                afterMinutes,
                contacts.stream().map(Emails::normalized).distinct().toList());
    }
}
