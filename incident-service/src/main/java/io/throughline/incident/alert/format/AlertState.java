package io.throughline.incident.alert.format;

/** Whether what an alert watches for is still so. */
public enum AlertState {
    FIRING,
    RESOLVED
}
