package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that belong together.
 *
 * @param service slug
 * @param groupKey what they have in common beside the service: the alert name, unless a rule says otherwise
 * @param opening what they are worth; null if they may only join an incident that is open
 * @param members at least one
 */
public record AlertGroup(
        String service, String groupKey, @Nullable Opening opening, List<Member> members) {

    /** When the first of them began to fire. */
    public Instant since() {
        return Collections.min(members.stream().map(Member::startsAt).toList(), Comparator.naturalOrder());
    }

    /** What they have in common, in words. */
    public String sameness() {
        return "same service and "
                + (members.stream().allMatch(member -> member.name().equals(groupKey))
                        ? "alert name"
                        : "group " + groupKey);
    }

    /**
     * An incident that they are worth.
     *
     * @param severity the worst that any of them calls for
     * @param why in words
     */
    public record Opening(Severity severity, String why) {}

    /** One alert of the group. */
    public record Member(UUID id, String name, AlertSeverity severity, Instant startsAt) {}
}
