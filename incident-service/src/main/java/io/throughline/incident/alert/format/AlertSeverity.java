package io.throughline.incident.alert.format;

/** How urgent its sender says an alert is, most urgent first. */
public enum AlertSeverity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO
}
