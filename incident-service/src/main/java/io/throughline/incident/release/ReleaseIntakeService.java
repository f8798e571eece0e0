package io.throughline.incident.release;

import io.throughline.incident.CreationLock;
import io.throughline.incident.alert.KeptReader;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.release.ChangeEventReading.Refused;
import io.throughline.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes change events in; each is one transaction, answered after its commit. */
@ApplicationScoped
class ReleaseIntakeService implements KeptReader {
    private static final Logger LOG = Logger.getLogger(ReleaseIntakeService.class);

    /** An event with neither id nor time that comes again within this time is the same, sent again. */
    private static final Duration SENT_AGAIN_WITHIN = Duration.ofMinutes(10);

    private final ReleaseTable releases;
    private final UnmappedDeliveries unmapped;
    private final CatalogService catalog;
    private final CreationLock creation;
    private final Clock clock;

    ReleaseIntakeService(
            ReleaseTable releases,
            UnmappedDeliveries unmapped,
            CatalogService catalog,
            CreationLock creation,
            Clock clock) {
        this.releases = releases;
        this.unmapped = unmapped;
        this.catalog = catalog;
        this.creation = creation;
        this.clock = clock;
    }

    /**
     * Keeps what was released; the same event again is counted. One that names no service is kept raw for an operator.
     *
     * @throws SQLException if the database does not take it; nothing of it is stored then
     */
    @Transactional(rollbackOn = SQLException.class)
    void take(AlertSource sender, ChangeEvent event) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ServiceOfChange service = serviceOf(event, sender);
        if (service.known()) {
            record(sender, service.text(), event, now);
        } else {
            unmapped.keep(
                    sender.id(), ChangeEventFormat.NAME, List.of(new Unmappable(event.raw(), service.text())), now);
            LOG.infof("change event kept unmapped source=%s", sender.id());
        }
    }

    @Override
    public String format() {
        return ChangeEventFormat.NAME;
    }

    @Override
    @Transactional(rollbackOn = SQLException.class)
    public Optional<String> takeKept(String body, Instant receivedAt, AlertSource sender, @Nullable String given)
            throws SQLException {
        ChangeEventReading read = ChangeEventFormat.read(body.getBytes(StandardCharsets.UTF_8));
        if (read instanceof Refused refused) {
            return Optional.of(String.join("; ", refused.errors()));
        }
        ChangeEvent event = (ChangeEvent) read;
        ServiceOfChange service = given == null ? serviceOf(event, sender) : new ServiceOfChange(true, given);
        if (!service.known()) {
            return Optional.of(service.text());
        }
        record(sender, service.text(), event, receivedAt);
        return Optional.empty();
    }

    private ServiceOfChange serviceOf(ChangeEvent event, AlertSource sender) {
        return ServiceOfChange.of(
                event, sender, slug -> catalog.tiersOf(List.of(slug)).containsKey(slug));
    }

    private void record(AlertSource sender, String service, ChangeEvent event, Instant receivedAt) throws SQLException {
        String identity = event.identity(service);
        creation.lock("change event", sender.id() + "/" + identity);
        if (releases.countAgain(sender.id(), identity, receivedAt, SENT_AGAIN_WITHIN)) {
            LOG.infof("change event repeated source=%s service=%s", sender.id(), service);
            return;
        }
        UUID id = Ids.next();
        releases.insert(id, sender.id(), service, event, receivedAt);
        LOG.infof("release recorded id=%s source=%s service=%s", id, sender.id(), service);
    }
}
