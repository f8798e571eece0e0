package io.throughline.incident.catalog.record;

/** How bad an incident is; {@code SEV1} is the worst. */
public enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4
}
