package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Ownership;
import jakarta.enterprise.event.Event;
import org.jboss.logging.Logger;

/** A command being carried out on one locked incident; ends with the transaction. */
public final class IncidentCommand {
    private static final Logger LOG = Logger.getLogger(IncidentCommand.class);

    private final Incident incident;
    private final Ownership ownership;
    private final Said said;
    private final Event<IncidentChange> changes;
    private boolean announced;

    IncidentCommand(Incident incident, Ownership ownership, Said said, Event<IncidentChange> changes) {
        this.incident = incident;
        this.ownership = ownership;
        this.said = said;
        this.changes = changes;
    }

    /** The incident as it is by now. */
    public Incident incident() {
        return incident;
    }

    /** Who answers for its primary service. */
    public Ownership ownership() {
        return ownership;
    }

    /** Who commands, and what they say of it. */
    public Said said() {
        return said;
    }

    /** Makes a fact known: to the timeline, and to the other services. Each fact when it has become true, not later. */
    public void announce(IncidentFact fact) {
        announce(fact, said);
    }

    /** Makes known what the system does because of this command. */
    public void announceBySystem(IncidentFact fact) {
        announce(fact, Said.bySystem(said.now(), null));
    }

    /** Ends the incident: everything that it led to is done. */
    public void endBySystem() {
        if (incident.status() == IncidentStatus.PREVENTING) {
            announceBySystem(incident.close(Said.bySystem(said.now(), null)));
        }
    }

    private void announce(IncidentFact fact, Said by) {
        if (!announced && !said.by().equals(Incident.SYSTEM)) {
            incident.changedByPerson();
        }
        announced = true;
        changes.fire(new IncidentChange(incident, ownership, incident.nextSequence(), by, fact));
        LOG.infof(
                "incident changed reference=%s kind=%s status=%s by=%s",
                incident.reference(), fact.kind(), incident.status(), by.by());
    }
}
