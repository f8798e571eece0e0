package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Ownership;

/**
 * Something has happened to an incident; fired within the transaction in which it did.
 *
 * @param incident as it is after the change
 * @param ownership who answers for its primary service as it stands
 * @param sequence number within the incident, from 1, without gaps
 * @param said by whom, when and in which words
 */
public record IncidentChange(Incident incident, Ownership ownership, long sequence, Said said, IncidentFact fact) {}
