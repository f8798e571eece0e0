package io.throughline.incident.alert.format;

import java.util.Locale;

/** How urgent its sender says an alert is, most urgent first. */
public enum AlertSeverity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /** What a sender's word for it means. */
    static AlertSeverity ofLabel(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "emergency" -> CRITICAL;
            case "error", "high" -> ERROR;
            case "warning" -> WARNING;
            default -> INFO;
        };
    }

    /** The more urgent of the two. */
    public AlertSeverity orWorse(AlertSeverity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
