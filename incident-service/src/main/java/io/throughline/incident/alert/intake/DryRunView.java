package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.incident.catalog.record.Severity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a sender's request would do.
 *
 * @param alerts in the order of the request
 * @param unmapped why pieces of it would be kept raw, in words
 */
@Schema(name = "DryRun")
public record DryRunView(List<Alert> alerts, List<String> unmapped) {
    /** What would become of an alert. */
    enum Outcome {
        /** It would open an incident. */
        OPEN,
        /** It would join one that is open. */
        JOIN,
        /** It would reopen one that was resolved a short time ago. */
        REOPEN,
        /** It would be recorded only. */
        RECORD,
        /** It is known already, and would be counted only. */
        COUNT,
        /** It would end. */
        RESOLVE
    }

    /**
     * One alert.
     *
     * @param verdict null, as the two that follow, for an alert that is not judged
     * @param incidentSeverity of an incident that it opens
     * @param incident reference of the one that it would join or reopen; null if there is none
     * @param why in words
     */
    @Schema(name = "DryRunAlert")
    record Alert(
            String name,
            String service,
            AlertSeverity severity,
            AlertState state,
            Outcome outcome,
            @Nullable Verdict verdict,
            @Nullable String groupKey,
            @Nullable Severity incidentSeverity,
            @Nullable String incident,
            String why) {}
}
