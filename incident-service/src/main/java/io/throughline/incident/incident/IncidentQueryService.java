package io.throughline.incident.incident;

import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads incidents. */
@ApplicationScoped
public class IncidentQueryService {
    private final IncidentRepository incidents;
    private final IncidentAccess access;
    private final IncidentViews views;
    private final Caller caller;

    IncidentQueryService(IncidentRepository incidents, IncidentAccess access, IncidentViews views, Caller caller) {
        this.incidents = incidents;
        this.access = access;
        this.views = views;
        this.caller = caller;
    }

    /**
     * One incident.
     *
     * @throws UnknownResourceException if nothing has that name, or nothing for this caller (problem {@code not-found}, 404)
     */
    @Transactional
    IncidentView get(String ref) throws SQLException {
        return views.of(access.find(ref));
    }

    /** The id of an incident, whoever asks: for what other services tell of it. */
    public Optional<UUID> idOf(String reference) {
        return incidents.idOf(reference);
    }

    /**
     * Incidents that concern a service and started from one moment to another, both included; none that was called off.
     * When its impact started is when it started, or else when it was detected.
     */
    @Transactional
    public List<UUID> startedBetween(String service, Instant from, Instant to) {
        return incidents.startedBetween(service, from, to);
    }

    /** Newest first, without private ones of others. */
    @Transactional
    Page<IncidentView> list(IncidentFilter filter, PageRequest page) throws SQLException {
        List<Incident> found = incidents.matching(filter, caller.email(), page.afterNumber(), page.fetch());
        return page.page(
                views.of(found),
                view -> view,
                view -> IncidentRef.INCIDENTS.number(view.reference()).getAsLong());
    }
}
