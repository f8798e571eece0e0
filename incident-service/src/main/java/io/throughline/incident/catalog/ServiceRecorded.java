package io.throughline.incident.catalog;

/** A service's catalogue record was created or changed. */
public record ServiceRecorded(Service service) {}
