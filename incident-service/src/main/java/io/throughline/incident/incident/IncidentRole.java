package io.throughline.incident.incident;

/** What somebody does in an incident. */
public enum IncidentRole {
    /** Decides, and answers for it; one person. */
    LEAD,
    /** Tells stakeholders; one person. */
    COMMUNICATIONS,
    /** Writes down what happens; one person. */
    SCRIBE,
    /** Helps; any number of people. */
    RESPONDER
}
