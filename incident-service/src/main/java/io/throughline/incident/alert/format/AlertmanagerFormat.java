package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.json.CleanText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus Alertmanager's webhook, version "4".
 *
 * <p>Each entry of {@code alerts} is taken for itself: groups are often mixed, and the status at the top says nothing of
 * one alert. A resolved message may carry another {@code startsAt} than the firing one did (seen with 0.25).
 */
@Singleton
public class AlertmanagerFormat implements AlertFormat {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final String UNNAMED = "unnamed alert";
    /** A time that is not set, as {@code endsAt} of an alert that fires: Go's zero time. */
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    AlertmanagerFormat() {}

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        Entries entries = new Entries(receivedAt);
        try (JsonParser json = JSON.createParser(body)) {
            if (!readAlerts(json, entries)) {
                return whole(body, "there is no list of alerts in it");
            }
            return entries.delivery();
        } catch (StreamConstraintsException e) {
            // It may well be JSON: a refusal would lose it.
            return whole(body, "it is beyond what is read: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new UnreadableBodyException("The body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableBodyException("The body is not UTF-8: " + e.getMessage());
        }
    }

    private static Delivery whole(byte[] body, String reason) {
        return new Delivery(List.of(), List.of(new Unmappable(new String(body, StandardCharsets.UTF_8), reason)));
    }

    /** Reads to the end, one alert at a time: a tree of 32 MB would be several times that. */
    private static boolean readAlerts(JsonParser json, Entries entries) throws IOException {
        boolean found = false;
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new UnreadableBodyException("The body is empty.");
        }
        if (first == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean alerts = json.currentName().equals("alerts");
                if (json.nextToken() == JsonToken.START_ARRAY && alerts) {
                    found = true;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        entries.add(json.readValueAsTree());
                    }
                } else {
                    json.skipChildren();
                }
            }
        } else {
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw new UnreadableBodyException("The body is not well-formed JSON: something follows its end.");
        }
        return found;
    }

    /** What has been read of one delivery. */
    private static final class Entries {
        private final List<Signal> signals = new ArrayList<>();
        private final List<Unmappable> unmappable = new ArrayList<>();
        private final Instant receivedAt;

        Entries(Instant receivedAt) {
            this.receivedAt = receivedAt;
        }

        void add(JsonNode alert) {
            String raw = alert.toString();
            try {
                signals.add(signal(alert, raw, receivedAt));
            } catch (UnmappableException e) {
                unmappable.add(new Unmappable(raw, String.valueOf(e.getMessage())));
            }
        }

        Delivery delivery() {
            return new Delivery(List.copyOf(signals), List.copyOf(unmappable));
        }
    }

    private static Signal signal(JsonNode alert, String raw, Instant receivedAt) throws UnmappableException {
        Map<String, String> labels = texts(alert.path("labels"), "labels");
        Instant startsAt = time(alert, "startsAt", receivedAt);
        String fingerprint = alert.path("fingerprint").asText("");
        String link = alert.path("generatorURL").asText("");
        return new Signal(
                SignalText.key(fingerprint.isEmpty() ? SignalText.sha256(labels.toString()) : fingerprint),
                name(labels.getOrDefault("alertname", "")),
                labels.get("service"),
                severity(labels.getOrDefault("severity", "")),
                startsAt,
                endsAt(alert, receivedAt),
                labels,
                texts(alert.path("annotations"), "annotations"),
                link.isEmpty() ? null : CleanText.cleaned(link),
                raw);
    }

    private static @Nullable Instant endsAt(JsonNode alert, Instant receivedAt) throws UnmappableException {
        String status = alert.path("status").asText("");
        return switch (status) {
            case "firing" -> null;
            case "resolved" -> time(alert, "endsAt", receivedAt);
            default -> throw new UnmappableException("its status is neither firing nor resolved");
        };
    }

    private static String name(String label) {
        return label.isBlank() ? UNNAMED : SignalText.name(label);
    }

    private static AlertSeverity severity(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "emergency" -> AlertSeverity.CRITICAL;
            case "error", "high" -> AlertSeverity.ERROR;
            case "warning" -> AlertSeverity.WARNING;
            default -> AlertSeverity.INFO;
        };
    }

    private static Instant time(JsonNode alert, String field, Instant receivedAt) throws UnmappableException {
        if (!alert.hasNonNull(field)) {
            return receivedAt;
        }
        Instant time = SignalText.instant(alert.get(field).asText())
                .orElseThrow(() -> new UnmappableException("its " + field + " is no RFC 3339 time"));
        // What is told to have begun or ended in the future would make every later firing of its key look late.
        return time.equals(ZERO_TIME) || time.isAfter(receivedAt) ? receivedAt : time;
    }

    private static Map<String, String> texts(JsonNode object, String field) throws UnmappableException {
        if (!object.isObject() && !object.isMissingNode() && !object.isNull()) {
            throw new UnmappableException("its " + field + " are no object");
        }
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry ->
                        texts.put(CleanText.cleaned(entry.getKey()), CleanText.cleaned(text(entry.getValue()))));
        return texts;
    }

    /** A list or an object as its JSON. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** One entry cannot be mapped; the others of its delivery can. */
    private static final class UnmappableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnmappableException(String message) {
            super(message);
        }
    }
}
