package io.throughline.incident.thread;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentAccess;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.kit.error.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/** Tells the whole story of an incident. */
@ApplicationScoped
class ThreadService {
    private final IncidentAccess access;
    private final CatalogService catalog;
    private final ThreadTables tables;
    private final Clock clock;

    ThreadService(IncidentAccess access, CatalogService catalog, ThreadTables tables, Clock clock) {
        this.access = access;
        this.catalog = catalog;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * The thread of an incident.
     *
     * @throws UnknownResourceException if there is no such incident for the caller (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    ThreadView of(String ref) throws SQLException {
        Incident incident = access.find(ref);
        ThreadSubject subject = ThreadSubject.of(
                incident, catalog.ownershipOf(incident.service()).policy());
        return new IncidentThread(
                        subject,
                        tables.of(incident.id(), incident.time(IncidentTime.REVIEW_PUBLISHED) != null),
                        clock.instant())
                .view();
    }
}
