package io.throughline.incident.alert.rule;

import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule, or one decision of its history, as the API shows it.
 *
 * @param verdict as it was given
 * @param expired whether it has ended by now: nothing is decided then
 * @param by e-mail of who decided
 */
@Schema(name = "AlertRule")
public record AlertRuleView(
        String service,
        String alertName,
        Verdict verdict,
        boolean expired,
        String reason,
        @Nullable Instant until,
        @Nullable Severity severity,
        @Nullable String groupKey,
        @Nullable String runbook,
        String by,
        Instant at,
        long version) {

    static AlertRuleView of(AlertRule rule, Instant now) {
        return new AlertRuleView(
                rule.about().service(),
                rule.about().name(),
                rule.verdict(),
                rule.isOverAt(now),
                rule.reason(),
                rule.until(),
                rule.severity(),
                rule.groupKey(),
                rule.runbook(),
                rule.decidedBy(),
                rule.decidedAt(),
                rule.version());
    }
}
