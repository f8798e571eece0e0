package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.AlertFormat;
import io.throughline.incident.alert.format.AlertFormats;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.AlertChange.Inserted;
import io.throughline.incident.alert.intake.DryRunView.Outcome;
import io.throughline.incident.alert.judge.AlertJudge;
import io.throughline.incident.alert.judge.AlertJudge.Outlook;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSources;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains what a sender's request would do; decides as the intake does, and writes nothing. */
@ApplicationScoped
public class DryRunService {
    /** Each may ask the database for its group. */
    private static final int MOST_ALERTS = 200;

    private final AlertFormats formats;
    private final AlertSources sources;
    private final AlertTable alerts;
    private final SeenEvents seen;
    private final AlertJudge judge;
    private final Caller caller;
    private final Clock clock;

    DryRunService(
            AlertFormats formats,
            AlertSources sources,
            AlertTable alerts,
            SeenEvents seen,
            AlertJudge judge,
            Caller caller,
            Clock clock) {
        this.formats = formats;
        this.sources = sources;
        this.alerts = alerts;
        this.seen = seen;
        this.judge = judge;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Explains a request.
     *
     * @throws InvalidFieldsException if there is no such format or source (problem {@code invalid-request}, 400)
     * @throws UnreadableBodyException if the format takes no such body (problem {@code malformed-json}, 400)
     */
    @Transactional(rollbackOn = SQLException.class)
    public DryRunView explain(DryRunRequest request) throws SQLException {
        AlertSource source = request.source() == null
                ? AlertSource.ofAnyService()
                : sources.find(request.source())
                        .orElseThrow(() -> new InvalidFieldsException("/source", "must be the id of an alert source"));
        AlertFormat format = formats.named(request.formatOrDefault(), source.services(), source.mapping())
                .orElseThrow(() -> new InvalidFieldsException("/format", "must be one of " + formats.names()));
        Instant now = clock.instant();
        byte[] body = request.payload().toString().getBytes(StandardCharsets.UTF_8);
        SortedRequest sorted = SortedRequest.of(new Incoming(source, format.name(), format.read(body, now), now));
        if (sorted.signals().size() > MOST_ALERTS) {
            throw new InvalidFieldsException("/payload", "must hold at most " + MOST_ALERTS + " alerts");
        }
        List<SourceSignal> signals = seen.foreseen(sorted.signals());
        List<AlertChange> changes = signals.isEmpty()
                ? List.of()
                : AlertChange.all(
                        signals,
                        alerts.peek(signals.stream()
                                .map(SourceSignal::key)
                                .distinct()
                                .toList()));
        Map<UUID, AlertSeverity> again = AlertLinks.toldAgain(changes);
        Map<UUID, Outlook> outlooks = judge.foresee(
                AlertLinks.candidates(AlertLinks.inserted(signals, changes), again), again, now, caller.email());
        List<DryRunView.Alert> views = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            AlertChange change = changes.get(i);
            Outlook outlook = change.alert().map(outlooks::get).orElse(null);
            views.add(view(signals.get(i).signal(), signals.get(i).service(), change, outlook));
        }
        return new DryRunView(
                views, sorted.kept().stream().map(Unmappable::reason).toList());
    }

    private static DryRunView.Alert view(Signal signal, String service, AlertChange change, @Nullable Outlook outlook) {
        Outcome outcome = outcome(change, outlook);
        boolean hasIncident = outcome == Outcome.OPEN || outcome == Outcome.JOIN || outcome == Outcome.REOPEN;
        return new DryRunView.Alert(
                signal.name(),
                service,
                signal.severity(),
                signal.state(),
                outcome,
                outlook == null ? null : outlook.judgement().verdict(),
                outlook == null ? null : outlook.judgement().groupKey(),
                outlook == null || outcome != Outcome.OPEN
                        ? null
                        : outlook.judgement().severity(),
                outlook == null ? null : outlook.foreseen().reference(),
                outlook == null
                        ? why(outcome)
                        : hasIncident
                                ? outlook.foreseen().why()
                                : outlook.judgement().why());
    }

    private static Outcome outcome(AlertChange change, @Nullable Outlook outlook) {
        if (outlook == null) {
            return change instanceof Inserted
                    ? Outcome.RECORD
                    : change instanceof Ended ? Outcome.RESOLVE : Outcome.COUNT;
        }
        return switch (outlook.foreseen().way()) {
            case OPEN -> Outcome.OPEN;
            case JOIN -> Outcome.JOIN;
            case REOPEN -> Outcome.REOPEN;
            case NONE -> change instanceof Inserted ? Outcome.RECORD : Outcome.COUNT;
        };
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case RECORD -> AlertLinks.OVER;
            case RESOLVE -> "it fires now, and would be over";
            case COUNT -> "it is known already";
            case OPEN, JOIN, REOPEN -> throw new IllegalArgumentException(outcome + " is judged");
        };
    }
}
