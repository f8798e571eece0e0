package io.throughline.incident.alert.rule;

import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the alerts of a name, as it stands in the ledger.
 *
 * @param version within the name, from 1; the newest holds
 * @param reason why, in words
 * @param until when the verdict ends; null if it holds for good
 * @param severity of the incidents that they open; null for the default
 * @param groupKey what their incidents are grouped by; null for the alert's name
 * @param runbook URL of what to do; null if there is none
 * @param decidedBy e-mail
 */
public record AlertRule(
        AlertName about,
        long version,
        Verdict verdict,
        String reason,
        @Nullable Instant until,
        @Nullable Severity severity,
        @Nullable String groupKey,
        @Nullable String runbook,
        String decidedBy,
        Instant decidedAt) {

    /** What is decided at that moment; once the verdict has ended, nothing is: an older one never holds again. */
    public Verdict verdictAt(Instant moment) {
        return isOverAt(moment) ? Verdict.UNDECIDED : verdict;
    }

    boolean isOverAt(Instant moment) {
        return until != null && !until.isAfter(moment);
    }
}
