package io.throughline.incident.incident;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.access.IncidentStanding;
import io.throughline.incident.access.Relation;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds incidents for the caller, and only those that the caller may know of; says what the caller may do. */
@Singleton
public class IncidentAccess {
    private final IncidentRepository incidents;
    private final CatalogService catalog;
    private final Caller caller;
    private final Event<IncidentRead> reads;
    private final Clock clock;

    IncidentAccess(
            IncidentRepository incidents,
            CatalogService catalog,
            Caller caller,
            Event<IncidentRead> reads,
            Clock clock) {
        this.incidents = incidents;
        this.catalog = catalog;
        this.caller = caller;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * An incident to read. An admin who is no member, and says why, leaves a trace in its timeline, whatever becomes of
     * the request.
     *
     * @param ref {@code INC-12} or its UUID
     * @throws UnknownResourceException if there is none, or none for this caller (problem {@code not-found}, 404)
     */
    public Incident find(String ref) {
        Incident incident = incidents.named(ref).orElseThrow(() -> IncidentRef.INCIDENTS.unknown(ref));
        IncidentStanding standing = standing(incident);
        if (!IncidentPermission.READ.isGrantedTo(standing)) {
            throw IncidentRef.INCIDENTS.unknown(ref);
        }
        if (standing.restricted() && !standing.relations().contains(Relation.MEMBER)) {
            caller.accessReason()
                    .ifPresent(
                            why -> reads.fire(new IncidentRead(incident.id(), caller.email(), clock.instant(), why)));
        }
        return incident;
    }

    /** An incident to change, for those who may know of it anyway; nobody else changes it until the transaction ends. */
    Incident lock(String ref) {
        return incidents.lockNamed(ref).filter(this::isVisible).orElseThrow(() -> IncidentRef.INCIDENTS.unknown(ref));
    }

    /** An incident to change because of what another service tells; whoever caused that was held against its rules there. */
    Optional<Incident> lockForSystem(String ref) {
        return incidents.lockNamed(ref);
    }

    /** Whether the caller may know of it, without giving a reason. */
    public boolean isVisible(Incident incident) {
        return !incident.isRestricted() || incidents.mayRead(caller.email(), incident.id());
    }

    /**
     * Holds the caller against a permission on the incident.
     *
     * @throws AccessDeniedException if it is not granted (problem {@code forbidden}, 403)
     */
    public void require(IncidentPermission permission, Incident incident) {
        permission.require(standing(incident));
    }

    /** Holds the caller against a permission that is about no incident yet, as {@link #require} does. */
    void require(IncidentPermission permission) {
        permission.require(IncidentStanding.ofRoles(caller.roles()));
    }

    /** Who may know of a private incident at this moment. */
    public List<String> readersOf(Incident incident) {
        return incidents.readersOf(incident.id());
    }

    private IncidentStanding standing(Incident incident) {
        String email = caller.email();
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        List<Ownership> owners =
                incident.services().stream().map(catalog::ownershipOf).toList();
        addIf(relations, Relation.LEAD, email.equals(incident.lead()));
        addIf(relations, Relation.OWNER, owners.stream().anyMatch(service -> service.isOwnedBy(email)));
        addIf(relations, Relation.REVIEWER, owners.get(0).reviewers().contains(email));
        if (incident.isRestricted()) {
            addIf(relations, Relation.MEMBER, incidents.mayRead(email, incident.id()));
            addIf(relations, Relation.ACCESS_REASON, caller.accessReason().isPresent());
        }
        return new IncidentStanding(incident.isRestricted(), caller.roles(), relations);
    }

    private static void addIf(Set<Relation> relations, Relation relation, boolean holds) {
        if (holds) {
            relations.add(relation);
        }
    }
}
