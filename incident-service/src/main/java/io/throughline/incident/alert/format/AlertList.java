package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message that Alertmanager made and Grafana took over: entries in {@code alerts}.
 *
 * <p>Each entry is taken for itself: groups are often mixed, and the status at the top says nothing of one alert. A
 * resolved message may carry another {@code startsAt} than the firing one did (seen with Alertmanager 0.25).
 */
final class AlertList {
    private static final String NO_LIST = "there is no list of alerts in it";

    private AlertList() {}

    /** Reads a body, each alert with that mapper. */
    static Delivery read(byte[] body, Instant receivedAt, Entries.Mapper mapper) {
        return ForeignJson.read(body, json -> {
            Entries entries = new Entries(receivedAt, mapper);
            return readAlerts(json, entries) ? entries.delivery() : ForeignJson.whole(body, NO_LIST);
        });
    }

    /** Reads what was kept raw: a whole message, or one alert without the message around it. */
    static Delivery readKept(String raw, Instant receivedAt, Entries.Mapper mapper) {
        Delivery message = read(raw.getBytes(StandardCharsets.UTF_8), receivedAt, mapper);
        return message.unmappable().stream().anyMatch(piece -> piece.reason().equals(NO_LIST))
                ? read(("{\"alerts\":[" + raw + "]}").getBytes(StandardCharsets.UTF_8), receivedAt, mapper)
                : message;
    }

    private static boolean readAlerts(JsonParser json, Entries entries) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return false;
        }
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean alerts = json.currentName().equals("alerts");
            if (json.nextToken() == JsonToken.START_ARRAY && alerts) {
                found = true;
                entries.addAll(json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    /** The fields that both senders write. */
    static Signal signal(JsonNode alert, String raw, Instant receivedAt) throws UnmappableException {
        Map<String, String> labels = ForeignJson.texts(alert.path("labels"), "labels");
        Instant startsAt = ForeignJson.time(alert.path("startsAt"), "startsAt", receivedAt);
        String fingerprint = alert.path("fingerprint").asText("");
        return new Signal(
                SignalText.key(fingerprint.isEmpty() ? SignalText.sha256(labels.toString()) : fingerprint),
                SignalText.nameOrUnnamed(labels.getOrDefault("alertname", "")),
                labels.get("service"),
                AlertSeverity.ofLabel(labels.getOrDefault("severity", "")),
                startsAt,
                endsAt(alert, receivedAt),
                labels,
                ForeignJson.texts(alert.path("annotations"), "annotations"),
                ForeignJson.textOrNull(alert.path("generatorURL")),
                raw);
    }

    private static @Nullable Instant endsAt(JsonNode alert, Instant receivedAt) throws UnmappableException {
        String status = alert.path("status").asText("");
        return switch (status) {
            case "firing" -> null;
            case "resolved" -> ForeignJson.time(alert.path("endsAt"), "endsAt", receivedAt);
            default -> throw new UnmappableException("its status is neither firing nor resolved");
        };
    }
}
