package io.throughline.incident.alert.format;

import java.util.Locale;

/** What Datadog says has become of a monitor's group; a re-notification says nothing new. */
enum DatadogTransition {
    TRIGGERED,
    WARNED,
    NO_DATA,
    MUTED,
    RECOVERED;

    /**
     * The transition of that name, as {@code $ALERT_TRANSITION} has it.
     *
     * @throws UnmappableException if Datadog has learnt another
     */
    static DatadogTransition of(String name) throws UnmappableException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "triggered", "re-triggered", "renotify" -> TRIGGERED;
            case "warn", "re-warn" -> WARNED;
            case "no data", "re-no data" -> NO_DATA;
            case "muted" -> MUTED;
            case "recovered" -> RECOVERED;
            default -> throw new UnmappableException("its transition is none that we know");
        };
    }

    /** How urgent it is: the monitor's priority, and without one its thresholds, which Datadog calls critical and warning. */
    AlertSeverity severity(String priority) {
        return switch (this) {
            case TRIGGERED -> ofPriority(priority, AlertSeverity.CRITICAL);
            case NO_DATA -> ofPriority(priority, AlertSeverity.ERROR);
            case WARNED -> AlertSeverity.WARNING;
            case MUTED, RECOVERED -> AlertSeverity.INFO; // people asked for silence
        };
    }

    private static AlertSeverity ofPriority(String priority, AlertSeverity otherwise) {
        return switch (priority.toUpperCase(Locale.ROOT)) {
            case "P1", "1" -> AlertSeverity.CRITICAL;
            case "P2", "2" -> AlertSeverity.ERROR;
            case "P3", "3" -> AlertSeverity.WARNING;
            case "P4", "P5", "4", "5" -> AlertSeverity.INFO;
            default -> otherwise;
        };
    }
}
