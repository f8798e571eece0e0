package io.throughline.action.action;

import io.throughline.action.deadline.DeadlinePolicy;
import io.throughline.action.projection.IncidentRecord;
import io.throughline.action.projection.Incidents;
import io.throughline.action.projection.People;
import io.throughline.action.projection.ServiceRecord;
import io.throughline.action.projection.Services;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up where actions belong. */
@Singleton
class SurroundingsOfActions {
    private final Services services;
    private final Incidents incidents;
    private final People people;
    private final DeadlinePolicy deadlines;

    SurroundingsOfActions(Services services, Incidents incidents, People people, DeadlinePolicy deadlines) {
        this.services = services;
        this.incidents = incidents;
        this.people = people;
        this.deadlines = deadlines;
    }

    Surroundings of(Action action) {
        return of(action.service(), action.incident());
    }

    /**
     * @param service slug; null if it concerns none
     * @param incident reference; null if it comes from none
     */
    Surroundings of(@Nullable String service, @Nullable String incident) {
        ServiceRecord record = services.find(service);
        Optional<IncidentRecord> origin = incidents.find(incident);
        return new Surroundings(
                record,
                origin,
                origin.map(IncidentRecord::services).orElse(List.of()).stream()
                        .map(services::find)
                        .toList(),
                people.inactiveOf(people(record, origin)),
                deadlines.calendarOf(record));
    }

    private static List<String> people(ServiceRecord service, Optional<IncidentRecord> incident) {
        return Stream.of(
                        service.fixVerifier().stream(),
                        service.accountableOwner().stream(),
                        service.deputies().stream(),
                        incident.flatMap(IncidentRecord::lead).stream())
                .flatMap(found -> found)
                .toList();
    }
}
