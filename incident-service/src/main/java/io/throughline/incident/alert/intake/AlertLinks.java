package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.intake.AlertChange.Counted;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.AlertChange.Inserted;
import io.throughline.incident.alert.judge.AlertJudge;
import io.throughline.incident.alert.judge.Candidate;
import io.throughline.incident.alert.judge.Judged;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.Verdict;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands the alerts of a transaction to the judge, and takes what it found to the rows that are stored. */
@Singleton
class AlertLinks {
    /** Why an alert that comes resolved has no incident. */
    static final String OVER = "it was over when it was told of";

    private final AlertJudge judge;

    AlertLinks(AlertJudge judge) {
        this.judge = judge;
    }

    /**
     * The new occurrences with their incidents, in the order given. Those that were told of again and have no incident are
     * judged again: what was decided on them may have changed.
     *
     * @param changes what each of the signals does
     */
    List<AlertRow> link(List<SourceSignal> signals, List<AlertChange> changes, Instant now) throws SQLException {
        List<NewAlert> inserted = inserted(signals, changes);
        Map<UUID, AlertSeverity> again = toldAgain(changes);
        Map<UUID, Judged> judged = judge.judge(candidates(inserted, again), again, now);
        return inserted.stream()
                .map(alert -> row(alert, judged.get(alert.id())))
                .toList();
    }

    static List<NewAlert> inserted(List<SourceSignal> signals, List<AlertChange> changes) {
        List<NewAlert> inserted = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof Inserted one) {
                SourceSignal signal = signals.get(i);
                inserted.add(
                        new NewAlert(one.id(), signal.source(), signal.service(), one.signal(), signal.receivedAt()));
            }
        }
        return inserted;
    }

    /** Those that were told of again and are not over by the end of it, with how urgent they were told to be at the worst. */
    static Map<UUID, AlertSeverity> toldAgain(List<AlertChange> changes) {
        Map<UUID, AlertSeverity> told = new HashMap<>();
        AlertChange.only(changes, Counted.class)
                .forEach(one -> told.merge(
                        one.id(),
                        one.severity() == null ? AlertSeverity.INFO : one.severity(),
                        AlertSeverity::orWorse));
        AlertChange.only(changes, Ended.class).forEach(end -> told.remove(end.id()));
        return told;
    }

    /** Alerts that are over already are not judged; one that is told of again at once is as urgent as it then is. */
    static List<Candidate> candidates(List<NewAlert> inserted, Map<UUID, AlertSeverity> again) {
        return inserted.stream()
                .filter(alert -> alert.signal().state() == AlertState.FIRING)
                .map(alert -> new Candidate(
                        alert.id(),
                        new AlertName(alert.service(), alert.signal().name()),
                        alert.signal().severity().orWorse(again.getOrDefault(alert.id(), AlertSeverity.INFO)),
                        alert.signal().startsAt()))
                .toList();
    }

    private static AlertRow row(NewAlert alert, @Nullable Judged judged) {
        return judged == null
                ? new AlertRow(alert, Verdict.UNDECIDED, null, OVER)
                : new AlertRow(alert, judged.judgement().verdict(), judged.link(), judged.unlinkedReason());
    }
}
