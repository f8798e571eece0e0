package io.throughline.incident.catalog;

/** A person's record was created or changed. */
public record PersonRecorded(Person person) {}
