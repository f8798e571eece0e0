package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.alert.format.Telling.Order;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One alert in the generic shape: {@code title, description, status, dedupKey, service, severity, startedAt, url, labels}. */
final class GenericAlert {
    private final JsonNode alert;
    private final GenericMapping mapping;

    GenericAlert(JsonNode alert, GenericMapping mapping) {
        this.alert = alert;
        this.mapping = mapping;
    }

    /** What a message says has become of its alert. */
    enum Status {
        FIRING,
        ACKNOWLEDGED,
        RESOLVED
    }

    /**
     * What the alert itself says; that it fires, if it says nothing.
     *
     * @throws UnmappableException if nobody knows the word
     */
    static Status statusOf(JsonNode alert, GenericMapping mapping) throws UnmappableException {
        return switch (ForeignJson.text(mapping.at(alert, "status")).toLowerCase(Locale.ROOT)) {
            case "", "firing", "alerting", "triggered", "trigger", "open", "active", "down", "problem" -> Status.FIRING;
            case "acknowledged", "acknowledge" -> Status.ACKNOWLEDGED;
            case "resolved", "resolve", "ok", "recovered", "closed", "inactive", "up" -> Status.RESOLVED;
            default -> throw new UnmappableException("its status is neither firing nor resolved");
        };
    }

    /**
     * The signal in it.
     *
     * @throws UnmappableException if it is no object, has no title, or labels or times that are none
     */
    Signal signal(Status status, String raw, Instant receivedAt) throws UnmappableException {
        if (!alert.isObject()) {
            throw new UnmappableException("it is no object");
        }
        String title = text("title");
        if (title.isEmpty()) {
            throw new UnmappableException("it has no title");
        }
        Map<String, String> labels = ForeignJson.texts(mapping.at(alert, "labels"), "labels");
        String service = text("service");
        return new Signal(
                key(title, service, labels),
                SignalText.name(title),
                service,
                AlertSeverity.ofLabel(text("severity")),
                ForeignJson.time(mapping.at(alert, "startedAt"), "startedAt", receivedAt),
                status == Status.RESOLVED ? receivedAt : null,
                labels,
                annotations(),
                ForeignJson.textOrNull(mapping.at(alert, "url")),
                raw,
                new Telling(Order.TIMED, null, status == Status.ACKNOWLEDGED ? "its sender" : null));
    }

    /** An alert without a key is the same as another of its title, service and labels. */
    private String key(String title, String service, Map<String, String> labels) {
        String key = text("dedupKey");
        return SignalText.key(key.isEmpty() ? SignalText.sha256(title + '\n' + service + '\n' + labels) : key);
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        String description = text("description");
        if (!description.isEmpty()) {
            annotations.put("description", description);
        }
        return annotations;
    }

    private String text(String field) {
        return ForeignJson.text(mapping.at(alert, field));
    }
}
