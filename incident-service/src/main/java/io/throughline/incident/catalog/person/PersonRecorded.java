package io.throughline.incident.catalog.person;

/** A person's record was created or changed. */
public record PersonRecorded(Person person) {}
