package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertGroup.Member;
import io.throughline.incident.catalog.Ownership;
import java.time.Instant;
import java.util.List;

/** What has happened to an incident; one number each within the incident, without gaps. */
public sealed interface IncidentChange {
    /** The incident as it is after the change. */
    Incident incident();

    /** Who answers for its primary service as it stands. */
    Ownership ownership();

    /** From 1. */
    long sequence();

    /** When. */
    Instant at();

    /** Somebody or an alert says that it is an incident. */
    record Declared(Incident incident, Ownership ownership, long sequence, Instant at) implements IncidentChange {}

    /**
     * Alerts joined it.
     *
     * @param why in words, for people
     */
    record AlertsLinked(
            Incident incident, Ownership ownership, long sequence, Instant at, List<Member> alerts, String why)
            implements IncidentChange {}
}
