package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.intake.AlertChange.Counted;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.AlertChange.Folded;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes requests of alert senders in, many in one transaction: the alerts, the incidents that they open or join, and the
 * events that announce those.
 */
@ApplicationScoped
public class AlertIntakeService {
    private static final Logger LOG = Logger.getLogger(AlertIntakeService.class);

    private final AlertTable alerts;
    private final UnmappedDeliveries unmapped;
    private final AlertLinks links;
    private final AlertMarks marks;
    private final SeenEvents seen;
    private final Event<ToldAgain> toldAgain;

    AlertIntakeService(
            AlertTable alerts,
            UnmappedDeliveries unmapped,
            AlertLinks links,
            AlertMarks marks,
            SeenEvents seen,
            Event<ToldAgain> toldAgain) {
        this.alerts = alerts;
        this.unmapped = unmapped;
        this.links = links;
        this.marks = marks;
        this.seen = seen;
        this.toldAgain = toldAgain;
    }

    /**
     * Takes all of them in, in this order, or none.
     *
     * @param requests at least one
     * @return what became of each, in the same order
     * @throws SQLException if the database does not take one of them
     */
    @Transactional(rollbackOn = SQLException.class)
    public List<IntakeReceipt> take(List<Incoming> requests) throws SQLException {
        Instant now = requests.get(requests.size() - 1).receivedAt();
        List<SortedRequest> sorted = requests.stream().map(SortedRequest::of).toList();
        List<SourceSignal> signals = seen.marked(
                sorted.stream().flatMap(request -> request.signals().stream()).toList(), now);
        List<AlertChange> changes = signals.isEmpty()
                ? List.of()
                : AlertChange.all(
                        signals,
                        alerts.lock(signals.stream()
                                .map(SourceSignal::key)
                                .distinct()
                                .toList()));
        List<AlertRow> rows = links.link(signals, changes, now);
        store(rows, changes, now);
        for (SortedRequest one : sorted) {
            Incoming request = one.request();
            unmapped.keep(request.source().id(), request.format(), one.kept(), request.receivedAt());
        }
        List<IntakeReceipt> receipts = receipts(sorted, changes, rows);
        LOG.debugf(
                "alerts received requests=%d opened=%d resolved=%d repeated=%d unmapped=%d incidents=%s",
                requests.size(),
                rows.size(),
                receipts.stream().mapToInt(IntakeReceipt::resolved).sum(),
                receipts.stream().mapToInt(IntakeReceipt::repeated).sum(),
                receipts.stream().mapToInt(IntakeReceipt::unmapped).sum(),
                receipts.stream()
                        .flatMap(receipt -> receipt.incidents().stream())
                        .distinct()
                        .toList());
        return receipts;
    }

    /** Ends first: the database allows one firing occurrence of a key, and the next one may be in the same delivery. */
    private void store(List<AlertRow> rows, List<AlertChange> changes, Instant now) throws SQLException {
        List<Ended> ended = AlertChange.only(changes, Ended.class).stream()
                .sorted(Comparator.comparing(Ended::id))
                .toList();
        if (!ended.isEmpty()) {
            alerts.end(ended, now);
        }
        if (!rows.isEmpty()) {
            alerts.insert(rows);
        }
        List<Counted> told = AlertChange.only(changes, Counted.class);
        List<UUID> again = Stream.concat(
                        told.stream().map(Counted::id),
                        AlertChange.only(changes, Folded.class).stream().map(Folded::id))
                .toList();
        if (!again.isEmpty()) {
            toldAgain.fire(new ToldAgain(again));
        }
        marks.mark(told, now);
    }

    private static List<IntakeReceipt> receipts(
            List<SortedRequest> requests, List<AlertChange> changes, List<AlertRow> rows) {
        Map<UUID, AlertRow> byId = rows.stream().collect(Collectors.toMap(AlertRow::id, row -> row));
        List<IntakeReceipt> receipts = new ArrayList<>();
        int from = 0;
        for (SortedRequest request : requests) {
            int to = from + request.signals().size();
            receipts.add(IntakeReceipt.of(
                    changes.subList(from, to), byId, request.kept().size()));
            from = to;
        }
        return receipts;
    }
}
