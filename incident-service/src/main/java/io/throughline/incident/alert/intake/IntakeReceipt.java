package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.judge.IncidentOpening.Link;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a delivery.
 *
 * @param opened alerts that are new
 * @param resolved alerts that ended
 * @param repeated alerts that were known already, and only counted
 * @param unmapped pieces kept raw for an operator
 * @param incidents references of incidents that the new ones belong to, without private ones
 */
@Schema(name = "IntakeReceipt")
public record IntakeReceipt(int opened, int resolved, int repeated, int unmapped, List<String> incidents) {
    /**
     * What became of one request.
     *
     * @param rows the new occurrences of it, and maybe of others
     * @param unmapped how many pieces of it are kept raw
     */
    static IntakeReceipt of(List<AlertChange> changes, Map<UUID, AlertRow> rows, int unmapped) {
        int opened = 0;
        int resolved = 0;
        Set<String> incidents = new LinkedHashSet<>();
        for (AlertChange change : changes) {
            if (change instanceof AlertChange.Ended || change instanceof AlertChange.Folded) {
                resolved++;
            } else if (change instanceof AlertChange.Inserted inserted) {
                opened++;
                Link link = Objects.requireNonNull(rows.get(inserted.id())).link();
                if (link != null && !link.isPrivate()) {
                    incidents.add(link.reference());
                }
            }
        }
        return new IntakeReceipt(
                opened, resolved, changes.size() - opened - resolved, unmapped, List.copyOf(incidents));
    }

    /** What became of a request whose parts these are. */
    IntakeReceipt plus(IntakeReceipt other) {
        return new IntakeReceipt(
                opened + other.opened,
                resolved + other.resolved,
                repeated + other.repeated,
                unmapped + other.unmapped,
                Stream.concat(incidents.stream(), other.incidents.stream())
                        .distinct()
                        .toList());
    }
}
