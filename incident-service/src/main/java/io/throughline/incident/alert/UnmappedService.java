package io.throughline.incident.alert;

import io.throughline.incident.alert.format.AlertFormat;
import io.throughline.incident.alert.format.AlertFormats;
import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.intake.AlertIntakeService;
import io.throughline.incident.alert.intake.Incoming;
import io.throughline.incident.alert.intake.SortedRequest;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSources;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries.Kept;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries.Mapped;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in what was kept raw, once somebody has seen to it that it can be mapped. */
@ApplicationScoped
class UnmappedService {
    private static final Logger LOG = Logger.getLogger(UnmappedService.class);

    private final UnmappedDeliveries unmapped;
    private final Instance<KeptReader> readers;
    private final AlertFormats formats;
    private final AlertSources sources;
    private final AlertIntakeService intake;
    private final AlertQueries alerts;
    private final Caller caller;
    private final Clock clock;

    UnmappedService(
            UnmappedDeliveries unmapped,
            Instance<KeptReader> readers,
            AlertFormats formats,
            AlertSources sources,
            AlertIntakeService intake,
            AlertQueries alerts,
            Caller caller,
            Clock clock) {
        this.unmapped = unmapped;
        this.readers = readers;
        this.formats = formats;
        this.sources = sources;
        this.intake = intake;
        this.alerts = alerts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Reads what was kept again and takes it in, once: whoever asks later gets the same answer.
     *
     * @throws UnknownResourceException if there is nothing of that id (problem {@code not-found}, 404)
     * @throws UnmetConditionException if it still cannot be mapped (problem {@code condition-unmet}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    MappedView map(String id, MapRequest request) throws SQLException {
        Kept kept = locked(id);
        Mapped before = kept.mapped();
        Mapped mapped = before == null ? take(kept, request.service()) : before;
        return new MappedView(kept.id(), mapped.at(), mapped.by(), alerts.visible(mapped.incidents(), caller.email()));
    }

    private Mapped take(Kept kept, @Nullable String service) throws SQLException {
        AlertSource source = sources.everKnown(kept.source()).orElseThrow();
        Optional<KeptReader> reader = readers.stream()
                .filter(one -> one.format().equals(kept.format()))
                .findFirst();
        List<String> incidents;
        if (reader.isPresent()) {
            reader.get()
                    .takeKept(kept.body(), kept.receivedAt(), source, service)
                    .ifPresent(UnmappedService::refuse);
            incidents = List.of();
        } else {
            incidents = takeAlerts(kept, service == null ? source : source.narrowedTo(service), service);
        }
        Mapped mapped = new Mapped(caller.email(), clock.instant(), incidents);
        unmapped.settle(kept.id(), mapped);
        LOG.infof("unmapped delivery mapped id=%s by=%s", kept.id(), mapped.by());
        return mapped;
    }

    /** Gives the references of the incidents that its alerts belong to. */
    private List<String> takeAlerts(Kept kept, AlertSource source, @Nullable String service) throws SQLException {
        Incoming incoming = new Incoming(source, kept.format(), read(kept, source, service), clock.instant());
        SortedRequest sorted = SortedRequest.of(incoming);
        if (sorted.signals().isEmpty()) {
            refuse(sorted.kept().stream()
                    .findFirst()
                    .map(Delivery.Unmappable::reason)
                    .orElse("there is no alert in it"));
        }
        return intake.take(List.of(incoming)).get(0).incidents();
    }

    private static void refuse(String why) {
        throw new UnmetConditionException("It still cannot be mapped: " + why + ".");
    }

    /** Times that its sender left out are those of when it came. */
    private Delivery read(Kept kept, AlertSource source, @Nullable String service) {
        AlertFormat format = formats.named(kept.format(), source.services(), source.mapping())
                .orElseThrow(() -> new UnmetConditionException("There is no format " + kept.format() + " any more."));
        try {
            Delivery delivery = format.readKept(kept.body(), kept.receivedAt());
            return service == null
                    ? delivery
                    : new Delivery(
                            delivery.signals().stream()
                                    .map(signal -> signal.ofService(service))
                                    .toList(),
                            delivery.unmappable());
        } catch (UnreadableBodyException e) {
            return new Delivery(
                    List.of(), List.of(new Delivery.Unmappable(kept.body(), String.valueOf(e.getMessage()))));
        }
    }

    private Kept locked(String id) throws SQLException {
        try {
            return unmapped.lock(UUID.fromString(id))
                    .orElseThrow(() -> new UnknownResourceException("unmapped delivery", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("unmapped delivery", id);
        }
    }
}
