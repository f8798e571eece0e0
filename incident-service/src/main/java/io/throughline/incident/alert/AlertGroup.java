package io.throughline.incident.alert;

import io.throughline.incident.alert.format.AlertSeverity;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * New alerts of one delivery that belong together.
 *
 * @param service slug
 * @param groupKey what they have in common beside the service: the alert name
 * @param opens whether they are worth an incident of their own
 * @param members at least one
 */
public record AlertGroup(String service, String groupKey, boolean opens, List<Member> members) {

    /** The most urgent severity among them. */
    public AlertSeverity worst() {
        return Collections.min(members.stream().map(Member::severity).toList());
    }

    /** When the first of them began to fire. */
    public Instant since() {
        return Collections.min(members.stream().map(Member::startsAt).toList(), Comparator.naturalOrder());
    }

    /** One alert of the group. */
    public record Member(UUID id, String name, AlertSeverity severity, Instant startsAt) {}
}
