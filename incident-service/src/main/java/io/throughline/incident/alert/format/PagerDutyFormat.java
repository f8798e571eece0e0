package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.format.Telling.Order;
import io.throughline.kit.Slug;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.json.CleanText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty's Events API v2, as its clients post to it.
 *
 * <p>Its clients give up on a refusal, so an event is refused only for what PagerDuty requires. Events count in the order
 * of their arrival. A group of Alertmanager is one event: name, service and severity are read from the text that it
 * writes of its alerts, so that its default {@code pagerduty_config} is enough.
 */
public final class PagerDutyFormat implements AlertFormat {
    /** Its name. */
    public static final String NAME = "pagerduty";

    private final List<String> services;

    /** @param services slugs that the sender may post alerts of; empty: any */
    public PagerDutyFormat(List<String> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Reads an event: one signal, whose key was generated if a trigger had none.
     *
     * @throws InvalidFieldsException if something is missing or wrong that PagerDuty requires; names all of it
     */
    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        Delivery delivery = ForeignJson.read(
                body, json -> new Delivery(List.of(signal(json.readValueAsTree(), receivedAt)), List.of()));
        for (Unmappable piece : delivery.unmappable()) {
            throw new InvalidFieldsException("", piece.reason()); // kept raw it would show the sender's key
        }
        return delivery;
    }

    private Signal signal(JsonNode event, Instant receivedAt) {
        String action = PagerDutyRules.actionOf(event);
        JsonNode payload = event.path("payload");
        AlertmanagerText told = AlertmanagerText.in(payload.path("custom_details"));
        Instant startsAt = time(payload, receivedAt);
        return new Signal(
                PagerDutyRules.keyOf(event),
                name(payload, told),
                service(payload, told),
                told.severity().orWorse(severity(payload)),
                startsAt,
                action.equals(PagerDutyRules.RESOLVE) ? receivedAt : null,
                labels(payload, told),
                annotations(event),
                link(event),
                withoutKey(event),
                new Telling(
                        Order.ARRIVING,
                        null,
                        action.equals(PagerDutyRules.ACKNOWLEDGE) ? acknowledgedBy(event) : null));
    }

    /** What it is about stays the same; a summary often carries a number. */
    private static String name(JsonNode payload, AlertmanagerText told) {
        String kind = ForeignJson.text(payload, "class");
        String summary = ForeignJson.text(payload, "summary");
        return SignalText.nameOrUnnamed(told.label("alertname").orElse(kind.isEmpty() ? summary : kind));
    }

    /** A component is free text to PagerDuty, so it counts only where it can be a service that the sender may name. */
    private @Nullable String service(JsonNode payload, AlertmanagerText told) {
        String named = ForeignJson.text(payload.path("custom_details"), "service");
        if (!named.isEmpty()) {
            return named;
        }
        String component = ForeignJson.text(payload, "component");
        return told.label("service").orElseGet(() -> {
            boolean isService = services.isEmpty() ? Slug.isSlug(component) : services.contains(component);
            return services.size() != 1 && isService ? component : null;
        });
    }

    private static AlertSeverity severity(JsonNode payload) {
        return AlertSeverity.ofLabel(ForeignJson.text(payload, "severity"));
    }

    private static Instant time(JsonNode payload, Instant receivedAt) {
        return SignalText.instant(ForeignJson.text(payload, "timestamp"))
                .map(time -> ForeignJson.notAfter(time, receivedAt))
                .orElse(receivedAt);
    }

    private static Map<String, String> labels(JsonNode payload, AlertmanagerText told) {
        Map<String, String> labels = new TreeMap<>(told.labels());
        for (String field : List.of("source", "severity", "component", "group", "class")) {
            putIfThere(labels, field, ForeignJson.text(payload, field));
        }
        return labels;
    }

    private static Map<String, String> annotations(JsonNode event) {
        Map<String, String> annotations = new TreeMap<>();
        JsonNode payload = event.path("payload");
        for (String field : List.of("summary", "timestamp")) {
            putIfThere(annotations, field, ForeignJson.text(payload, field));
        }
        for (String field : List.of("client", "client_url", "links", "images")) {
            putIfThere(annotations, field, ForeignJson.text(event, field));
        }
        JsonNode details = payload.path("custom_details");
        if (details.isObject()) {
            details.properties()
                    .forEach(detail -> putIfThere(
                            annotations,
                            CleanText.cleaned("custom_details." + detail.getKey()),
                            ForeignJson.text(detail.getValue())));
        } else {
            putIfThere(annotations, "custom_details", ForeignJson.text(details));
        }
        return annotations;
    }

    private static @Nullable String link(JsonNode event) {
        String client = ForeignJson.text(event, "client_url");
        return client.isEmpty() ? ForeignJson.textOrNull(event.at("/links/0/href")) : client;
    }

    private static String acknowledgedBy(JsonNode event) {
        String client = ForeignJson.text(event, "client");
        String source = ForeignJson.text(event.path("payload"), "source");
        return SignalText.name(client.isEmpty() ? source.isEmpty() ? "its sender" : source : client);
    }

    private static String withoutKey(JsonNode event) {
        ObjectNode kept = event.deepCopy();
        kept.remove("routing_key");
        return kept.toString();
    }

    private static void putIfThere(Map<String, String> texts, String name, String text) {
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
    }
}
