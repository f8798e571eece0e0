package io.throughline.incident.incident;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.kit.republish.Republishable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says incidents again as they are, the private ones too, each under the number of its last event. */
@Singleton
public class IncidentRepublishing implements Republishable<UUID> {
    private final IncidentRepository incidents;
    private final CatalogService catalog;
    private final Event<IncidentStated> stated;
    private final Clock clock;

    IncidentRepublishing(
            IncidentRepository incidents, CatalogService catalog, Event<IncidentStated> stated, Clock clock) {
        this.incidents = incidents;
        this.catalog = catalog;
        this.stated = stated;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "incidents";
    }

    @Override
    public Optional<UUID> keyOf(String ref) {
        return incidents.named(ref).map(Incident::id);
    }

    @Override
    public List<UUID> keysAfter(@Nullable UUID last, int rows) {
        return incidents.idsAfter(last, rows);
    }

    @Override
    public List<UUID> sayUnlessLocked(List<UUID> keys) {
        List<Incident> locked = incidents.lockedUnlessLocked(keys);
        locked.forEach(this::state);
        return locked.stream().map(Incident::id).toList();
    }

    @Override
    public void say(UUID key) {
        state(incidents.findById(key, LockModeType.PESSIMISTIC_WRITE));
    }

    private void state(Incident incident) {
        stated.fire(new IncidentStated(incident, catalog.ownershipOf(incident.service()), clock.instant()));
    }
}
