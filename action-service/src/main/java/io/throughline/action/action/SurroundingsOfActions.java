package io.throughline.action.action;

import io.throughline.action.deadline.DeadlinePolicy;
import io.throughline.action.projection.Incidents;
import io.throughline.action.projection.ServiceRecord;
import io.throughline.action.projection.Services;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Looks up where actions belong. */
@Singleton
class SurroundingsOfActions {
    private final Services services;
    private final Incidents incidents;
    private final DeadlinePolicy deadlines;

    SurroundingsOfActions(Services services, Incidents incidents, DeadlinePolicy deadlines) {
        this.services = services;
        this.incidents = incidents;
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
        return new Surroundings(record, incidents.find(incident), deadlines.calendarOf(record));
    }
}
