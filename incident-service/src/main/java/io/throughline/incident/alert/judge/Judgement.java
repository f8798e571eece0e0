package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is decided on one alert.
 *
 * @param verdict what people have decided, as it holds now
 * @param severity of an incident that it opens
 * @param groupKey what it has in common with the other alerts of its incident, beside the service
 * @param why in words: what makes it worth an incident, or why it is not
 * @param heldUntil when the window of maintenance ends that alone keeps it from opening one; null if none does
 */
public record Judgement(
        Verdict verdict,
        Worth worth,
        Severity severity,
        String groupKey,
        String why,
        @Nullable Instant heldUntil) {
    /** What an alert may do. */
    public enum Worth {
        /** Open an incident. */
        OPENS,
        /** Belong to an incident that is open already. */
        JOINS,
        /** Neither. */
        RECORDED
    }

    private static final int HIGHEST_TIER = 1;

    /** Judges an alert; pure. Rather one incident too many than one too few: a critical one opens while nobody has decided. */
    static Judgement of(Candidate alert, Circumstances facts) {
        AlertRule rule = facts.rule();
        Verdict verdict = rule == null ? Verdict.UNDECIDED : rule.verdictAt(facts.at());
        boolean critical = alert.severity() == AlertSeverity.CRITICAL;
        Worth worth = switch (verdict) {
            case MATTERS -> Worth.OPENS;
            case NOISE -> Worth.RECORDED;
            case UNDECIDED -> critical ? Worth.OPENS : Worth.JOINS;
        };
        String why = switch (verdict) {
            case MATTERS -> "alert that matters"; // senders are told, who need not know who decided
            case NOISE -> "noise, as " + by(rule) + " decided" + until(rule) + ": " + reason(rule);
            case UNDECIDED -> critical ? "critical alert" : "not critical, and nobody has decided whether it matters";
        };
        MaintenanceWindow window = facts.service().window();
        boolean held = window != null && worth == Worth.OPENS;
        return new Judgement(
                verdict,
                held ? Worth.JOINS : worth,
                rule == null || rule.severity() == null
                        ? byTier(alert.severity(), facts.service().tier())
                        : rule.severity(),
                rule == null || rule.groupKey() == null ? alert.about().name() : rule.groupKey(),
                held ? why + "; its service is in maintenance " + words(Objects.requireNonNull(window)) : why,
                held ? Objects.requireNonNull(window).to() : null);
    }

    private static Severity byTier(AlertSeverity severity, int tier) {
        return switch (severity) {
            case CRITICAL -> tier == HIGHEST_TIER ? Severity.SEV1 : Severity.SEV2;
            case ERROR -> Severity.SEV3;
            case WARNING, INFO -> Severity.SEV4;
        };
    }

    private static String by(@Nullable AlertRule rule) {
        return Objects.requireNonNull(rule).decidedBy();
    }

    private static String reason(@Nullable AlertRule rule) {
        return Objects.requireNonNull(rule).reason();
    }

    private static String until(@Nullable AlertRule rule) {
        Instant until = Objects.requireNonNull(rule).until();
        return until == null ? "" : " until " + until;
    }

    private static String words(MaintenanceWindow window) {
        return "until " + window.to() + (window.reason() == null ? "" : " (" + window.reason() + ")");
    }
}
