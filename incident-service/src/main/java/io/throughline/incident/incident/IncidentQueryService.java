package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertQueries;
import io.throughline.incident.alert.AlertQueries.Counts;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads incidents. */
@ApplicationScoped
class IncidentQueryService {
    private final IncidentRepository incidents;
    private final AlertQueries alerts;

    IncidentQueryService(IncidentRepository incidents, AlertQueries alerts) {
        this.incidents = incidents;
        this.alerts = alerts;
    }

    /**
     * One incident.
     *
     * @throws UnknownResourceException if nothing has that name (problem {@code not-found}, 404)
     */
    @Transactional
    IncidentView get(String ref) throws SQLException {
        Incident incident = incidents.named(ref).orElseThrow(() -> IncidentRef.unknown(ref));
        return IncidentView.of(incident, counts(List.of(incident)).getOrDefault(incident.id(), Counts.NONE));
    }

    /** Newest first. */
    @Transactional
    Page<IncidentView> list(IncidentFilter filter, PageRequest page) throws SQLException {
        List<Incident> found = incidents.matching(filter, page.afterNumber(), page.fetch());
        Map<UUID, Counts> counts = counts(found);
        return page.page(
                found,
                incident -> IncidentView.of(incident, counts.getOrDefault(incident.id(), Counts.NONE)),
                Incident::number);
    }

    private Map<UUID, Counts> counts(List<Incident> found) throws SQLException {
        return alerts.countsOf(found.stream().map(Incident::id).toList());
    }
}
