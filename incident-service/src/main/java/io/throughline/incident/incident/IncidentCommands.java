package io.throughline.incident.incident;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.incident.times.IncidentTimes;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins commands: finds and locks the incident, and refuses what may not be commanded. */
@Singleton
public class IncidentCommands {
    private final IncidentAccess access;
    private final CatalogService catalog;
    private final Event<IncidentChange> changes;
    private final Caller caller;
    private final Clock clock;

    IncidentCommands(
            IncidentAccess access, CatalogService catalog, Event<IncidentChange> changes, Caller caller, Clock clock) {
        this.access = access;
        this.catalog = catalog;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Begins a command of the caller, within the present transaction.
     *
     * @param seen the version that the caller has seen, if they say
     * @param at when it happened; null means now
     * @throws UnknownResourceException if there is no such incident for the caller (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not do this (problem {@code forbidden}, 403)
     * @throws StaleVersionException if the incident has changed since (problem {@code stale-version}, 412)
     * @throws InvalidFieldsException if {@code at} cannot be (problem {@code invalid-request}, 400)
     */
    public IncidentCommand begin(
            String ref, VersionTag seen, IncidentPermission permission, @Nullable Instant at, @Nullable String note) {
        return begin(ref, seen, permission, at, note, List.of());
    }

    /**
     * As {@link #begin(String, VersionTag, IncidentPermission, Instant, String)}.
     *
     * @param wrong what else is wrong with the request; said together with what is wrong with {@code at}
     */
    IncidentCommand begin(
            String ref,
            VersionTag seen,
            IncidentPermission permission,
            @Nullable Instant at,
            @Nullable String note,
            List<FieldError> wrong) {
        Incident incident = access.lock(ref);
        access.require(permission, incident);
        seen.requireIfSent(incident.version());
        return on(incident, said(at, note, nowFor(incident), wrong));
    }

    /** Begins a command of the system on an incident that is locked already. */
    public IncidentCommand bySystem(Incident incident, @Nullable String note) {
        return on(incident, Said.bySystem(nowFor(incident), note));
    }

    /** Begins a command of the system on the incident of that name, locked; empty if there is none. */
    Optional<IncidentCommand> bySystem(String ref) {
        return access.lockForSystem(ref).map(incident -> bySystem(incident, null));
    }

    /** Begins with an incident that is just being declared. */
    IncidentCommand on(Incident incident, Said said) {
        Ownership ownership = catalog.ownershipOf(incident.service());
        return new IncidentCommand(incident, ownership, said, changes);
    }

    /**
     * What the caller says, now.
     *
     * @throws InvalidFieldsException if {@code at} cannot be (problem {@code invalid-request}, 400)
     */
    public Said said(@Nullable Instant at, @Nullable String note) {
        return said(at, note, clock.instant(), List.of());
    }

    /** The clocks of two replicas differ: what one of them recorded is not to come for the other. */
    private Instant nowFor(Incident incident) {
        Instant now = clock.instant();
        return now.isBefore(incident.latestTime()) ? incident.latestTime() : now;
    }

    private Said said(@Nullable Instant at, @Nullable String note, Instant now, List<FieldError> wrong) {
        Instant happened = at == null ? now : at;
        List<FieldError> errors = new ArrayList<>(wrong);
        IncidentTimes.outOfBounds(happened, "/at", now).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        return new Said(caller.email(), happened, now, note);
    }
}
