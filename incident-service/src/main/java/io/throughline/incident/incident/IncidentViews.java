package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertQueries;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.prevention.PreventionActions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows incidents together with what belongs to them: alerts, review, actions, releases; a few statements however many they are. */
@Singleton
public class IncidentViews {
    private final AlertQueries alerts;
    private final PreventionActions actions;
    private final IncidentReviews reviews;
    private final IncidentReleases releases;
    private final CatalogService catalog;

    IncidentViews(
            AlertQueries alerts,
            PreventionActions actions,
            IncidentReviews reviews,
            IncidentReleases releases,
            CatalogService catalog) {
        this.alerts = alerts;
        this.actions = actions;
        this.reviews = reviews;
        this.releases = releases;
        this.catalog = catalog;
    }

    /** The incident as it is in the present transaction, changes included. */
    public IncidentView of(Incident incident) throws SQLException {
        return of(List.of(incident)).get(0);
    }

    List<IncidentView> of(List<Incident> incidents) throws SQLException {
        List<UUID> ids = incidents.stream().map(Incident::id).toList();
        Map<UUID, AlertQueries.Counts> alertCounts = alerts.countsOf(ids);
        Map<UUID, PreventionActions.Counts> actionCounts = actions.countsOf(ids);
        Map<UUID, IncidentReviews.Summary> summaries = reviews.of(ids);
        Map<UUID, List<IncidentReleases.Asked>> changes = releases.of(ids);
        Map<String, Integer> tiers = catalog.tiersOf(
                incidents.stream().map(Incident::service).distinct().toList());
        return incidents.stream()
                .map(incident -> IncidentView.of(
                        incident,
                        tiers.getOrDefault(incident.service(), Ownership.TIER_OF_THE_UNKNOWN),
                        summaries.get(incident.id()),
                        actionCounts.getOrDefault(incident.id(), PreventionActions.Counts.NONE),
                        alertCounts.getOrDefault(incident.id(), AlertQueries.Counts.NONE),
                        changes.getOrDefault(incident.id(), List.of())))
                .toList();
    }
}
