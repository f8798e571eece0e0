package io.throughline.incident.alert;

import io.throughline.incident.alert.AlertChange.Counted;
import io.throughline.incident.alert.AlertChange.Ended;
import io.throughline.incident.alert.AlertChange.Inserted;
import io.throughline.incident.alert.IncidentOpening.Link;
import io.throughline.incident.alert.format.AlertFormat;
import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.kit.Ids;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes deliveries of alerts in. Each is one transaction, answered after its commit: the alerts, the incidents that they
 * open or join, and the events that announce those.
 */
@ApplicationScoped
class AlertIntakeService {
    private static final Logger LOG = Logger.getLogger(AlertIntakeService.class);

    private final AlertTable alerts;
    private final UnmappedDeliveries unmapped;
    private final AlertLinks links;
    private final Clock clock;

    AlertIntakeService(AlertTable alerts, UnmappedDeliveries unmapped, AlertLinks links, Clock clock) {
        this.alerts = alerts;
        this.unmapped = unmapped;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Takes one request of a sender in.
     *
     * @throws UnreadableBodyException if it is not JSON (problem {@code malformed-json}, 400); nothing else is refused
     * @throws SQLException if the database does not take it; nothing of it is stored then
     */
    @Transactional(rollbackOn = SQLException.class)
    IntakeReceipt take(AlertSource source, AlertFormat format, byte[] body) throws SQLException {
        Instant now = clock.instant();
        Delivery delivery = format.read(body, now);
        List<Unmappable> kept = new ArrayList<>(delivery.unmappable());
        List<Signal> usable = new ArrayList<>();
        for (Signal signal : delivery.signals()) {
            String service = ServiceOfAlert.of(signal, source);
            if (source.covers(service)) {
                usable.add(signal);
            } else {
                kept.add(new Unmappable(signal.raw(), "service " + service + " is outside the source's services"));
            }
        }
        List<AlertChange> changes = decide(source.id(), usable);
        List<AlertChange> settled = settled(changes);
        List<AlertRow> rows = links.link(source, of(settled, Inserted.class));
        store(source.id(), rows, settled, now);
        unmapped.keep(source.id(), format.name(), kept, now);
        IntakeReceipt receipt = receipt(rows, changes, kept.size());
        LOG.infof(
                "alerts received source=%s format=%s opened=%d resolved=%d repeated=%d unmapped=%d incidents=%s",
                source.id(),
                format.name(),
                receipt.opened(),
                receipt.resolved(),
                receipt.repeated(),
                receipt.unmapped(),
                receipt.incidents());
        return receipt;
    }

    /** In the order of the delivery: one that names a key twice is read as two. */
    private List<AlertChange> decide(UUID source, List<Signal> signals) throws SQLException {
        if (signals.isEmpty()) {
            return List.of();
        }
        List<String> keys = signals.stream().map(Signal::dedupKey).distinct().toList();
        Map<String, KnownAlert> known = alerts.lock(source, keys);
        List<AlertChange> changes = new ArrayList<>();
        for (Signal signal : signals) {
            KnownAlert before = known.getOrDefault(signal.dedupKey(), KnownAlert.NOTHING);
            AlertChange change = AlertChange.of(signal, before, Ids.next());
            known.put(signal.dedupKey(), change.after(before));
            changes.add(change);
        }
        return changes;
    }

    /** An occurrence that begins and ends within the delivery is stored as what it is by the end of it. */
    private static List<AlertChange> settled(List<AlertChange> changes) {
        Map<UUID, Ended> ends = of(changes, Ended.class).stream().collect(Collectors.toMap(Ended::id, end -> end));
        Set<UUID> begun = of(changes, Inserted.class).stream().map(Inserted::id).collect(Collectors.toSet());
        return changes.stream()
                .map(change -> {
                    if (change instanceof Inserted inserted && ends.containsKey(inserted.id())) {
                        Instant endsAt = ends.get(inserted.id()).endsAt();
                        return new Inserted(inserted.id(), inserted.signal().endedAt(endsAt));
                    }
                    return change instanceof Ended end && begun.contains(end.id()) ? new Counted(end.id()) : change;
                })
                .toList();
    }

    /** Ends first: the database allows one firing occurrence of a key, and the next one may be in the same delivery. */
    private void store(UUID source, List<AlertRow> rows, List<AlertChange> changes, Instant now) throws SQLException {
        List<Ended> ended = of(changes, Ended.class);
        if (!ended.isEmpty()) {
            alerts.end(ended);
        }
        if (!rows.isEmpty()) {
            alerts.insert(source, rows, now);
        }
        Map<UUID, Long> told = changes.stream()
                .filter(change -> !(change instanceof Inserted))
                .map(change -> change instanceof Ended end ? end.id() : ((Counted) change).id())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (!told.isEmpty()) {
            alerts.count(told, now);
        }
    }

    private static IntakeReceipt receipt(List<AlertRow> rows, List<AlertChange> changes, int unmapped) {
        List<String> incidents = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.link()))
                .map(Link::reference)
                .distinct()
                .toList();
        int ended = of(changes, Ended.class).size();
        return new IntakeReceipt(rows.size(), ended, changes.size() - rows.size() - ended, unmapped, incidents);
    }

    private static <C extends AlertChange> List<C> of(List<AlertChange> changes, Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
