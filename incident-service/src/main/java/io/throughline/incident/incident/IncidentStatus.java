package io.throughline.incident.incident;

/** Where an incident stands. */
public enum IncidentStatus {
    DECLARED,
    INVESTIGATING,
    MITIGATED,
    RESOLVED,
    PREVENTING,
    CLOSED,
    CANCELLED,
    MERGED
}
