package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.alert.format.Telling.Order;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Datadog's webhook with the template that we give out.
 *
 * <p>A cycle key lives from the first firing of a monitor's group to its recovery, and never comes back. A variable that
 * Datadog does not know stays as it was written, with its dollar sign: it counts as empty.
 */
@Singleton
public class DatadogFormat implements AlertFormat {
    /** Longest number of milliseconds that is taken for a time; shorter ones than 12 digits are seconds. */
    private static final String NUMBER = "\\d{1,15}";

    private static final long FIRST_IN_MILLISECONDS = 100_000_000_000L;

    DatadogFormat() {}

    @Override
    public String name() {
        return "datadog";
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        return ForeignJson.read(body, json -> {
            Entries entries = new Entries(receivedAt, DatadogFormat::signal);
            entries.add(json.readValueAsTree());
            return entries.delivery();
        });
    }

    private static Signal signal(JsonNode event, String raw, Instant receivedAt) throws UnmappableException {
        DatadogTransition transition = DatadogTransition.of(text(event, "transition"));
        String cycle = text(event, "cycle");
        Instant at =
                date(event).map(date -> ForeignJson.notAfter(date, receivedAt)).orElse(receivedAt);
        Map<String, String> tags = tags(event);
        return new Signal(
                key(event, cycle),
                name(event),
                tags.get("service"),
                transition.severity(text(event, "priority")),
                at,
                transition == DatadogTransition.RECOVERED ? at : null,
                labels(event, tags),
                annotations(event),
                link(event),
                raw,
                Telling.in(cycle.isEmpty() ? Order.TIMED : Order.CYCLIC).ofEvent(eventOf(event, transition)));
    }

    /** The same id comes with every transition of an event. */
    private static @Nullable String eventOf(JsonNode event, DatadogTransition transition) {
        String id = text(event, "id");
        return id.isEmpty() ? null : SignalText.key(id + ' ' + transition);
    }

    private static String key(JsonNode event, String cycle) throws UnmappableException {
        if (!cycle.isEmpty()) {
            return SignalText.key(cycle);
        }
        String monitor = text(event, "alert_id");
        if (monitor.isEmpty()) {
            throw new UnmappableException("it has neither a cycle nor an alert_id");
        }
        return SignalText.key(monitor + ' ' + text(event, "scope"));
    }

    /** The title without what Datadog puts before it: {@code [P1] [Triggered on {host:a}] CPU is high}. */
    private static String name(JsonNode event) {
        String title = text(event, "title");
        String bare = title.replaceFirst("^(\\s*\\[[^\\]]*\\])+\\s*", "");
        return SignalText.nameOrUnnamed(bare.isEmpty() ? title : bare);
    }

    private static Map<String, String> tags(JsonNode event) {
        Map<String, String> tags = new TreeMap<>();
        for (String tag : List.of(text(event, "tags").split("\\s*,\\s*"))) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                tags.merge(
                        tag.substring(0, colon).strip(),
                        tag.substring(colon + 1).strip(),
                        (one, next) -> one.equals(next) ? one : one + "," + next);
            } else if (!tag.isBlank()) {
                tags.put(tag.strip(), "");
            }
        }
        return tags;
    }

    private static Map<String, String> labels(JsonNode event, Map<String, String> tags) {
        Map<String, String> labels = new TreeMap<>(tags);
        for (String field : List.of("alert_id", "scope", "host", "priority")) {
            putIfThere(labels, field, event);
        }
        return labels;
    }

    private static Map<String, String> annotations(JsonNode event) {
        Map<String, String> annotations = new TreeMap<>();
        for (String field : List.of("title", "body", "type", "transition")) {
            putIfThere(annotations, field, event);
        }
        return annotations;
    }

    private static void putIfThere(Map<String, String> texts, String field, JsonNode event) {
        if (!text(event, field).isEmpty()) {
            texts.put(field, text(event, field));
        }
    }

    private static @Nullable String link(JsonNode event) {
        String link = text(event, "link");
        return link.isEmpty() ? null : link;
    }

    private static Optional<Instant> date(JsonNode event) {
        String date = text(event, "date");
        if (!date.matches(NUMBER)) {
            return SignalText.instant(date);
        }
        long number = Long.parseLong(date);
        try {
            Instant time =
                    number < FIRST_IN_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return SignalText.instant(time.toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode event, String field) {
        String text = ForeignJson.text(event, field).strip();
        return text.matches("\\$[A-Z_]+") ? "" : text;
    }
}
