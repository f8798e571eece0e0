package io.throughline.incident.catalog.team;

/** A team's record was created or changed; told within the transaction that does so. */
public record TeamRecorded(String slug) {}
