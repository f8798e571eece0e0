package io.throughline.incident.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.release.ChangeEvent.Link;
import io.throughline.incident.release.ChangeEventReading.Refused;
import io.throughline.kit.json.CleanText;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PagerDuty's change events, version 2. */
final class ChangeEventFormat {
    /** How the format is called where a delivery is kept raw. */
    static final String NAME = "pagerduty-change";

    static final int MAX_LINKS = 100;
    private static final int MAX_SOURCE = 1024;

    /** Deeper lists and objects are kept as text: Jackson writes no more than 1000 levels, our answers' own among them. */
    private static final int MAX_DETAIL_LEVELS = 100;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /** With {@code Z}, {@code +01:00} or, as PagerDuty's own examples have it, {@code +0000}; without any it is UTC. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private final JsonNode payload;
    private final List<String> errors = new ArrayList<>();

    private ChangeEventFormat(JsonNode payload) {
        this.payload = payload;
    }

    /** Reads one request; what it does not know is not looked at. */
    static ChangeEventReading read(byte[] body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (NumberFormatException e) { // an exponent beyond what a BigDecimal holds
            return new Refused(List.of("The body has a number that nobody can hold: " + e.getMessage()));
        } catch (JsonProcessingException e) {
            return new Refused(List.of("The body is not well-formed JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            return new Refused(List.of("The body is not UTF-8: " + e.getMessage()));
        }
        return event instanceof ObjectNode object
                ? new ChangeEventFormat(object.path("payload")).event(object)
                : new Refused(List.of("The body must be a JSON object"));
    }

    private ChangeEventReading event(ObjectNode event) {
        if (!payload.isObject()) {
            errors.add(payload.isMissingNode() ? "'payload' is missing" : "'payload' must be an object");
        }
        String summary = payload.isObject() ? summary() : "";
        String source = text("source", payload.path("source"), MAX_SOURCE);
        Instant timestamp = timestamp();
        JsonNode details = payload.path("custom_details");
        String customDetails = customDetails(details);
        String service = named(details.path("service"));
        String id = named(details.path("id"));
        List<Link> links = links(event.path("links"));
        if (!errors.isEmpty()) {
            return new Refused(List.copyOf(errors));
        }
        event.remove("routing_key");
        String raw = CleanText.cleaned(event.toString());
        return new ChangeEvent(summary, source, service, id, timestamp, customDetails, links, raw);
    }

    private String summary() {
        String summary = text("summary", payload.path("summary"), ChangeEvent.MAX_SUMMARY);
        if (summary == null && (payload.path("summary").isTextual() || isAbsent(payload.path("summary")))) {
            errors.add("'payload.summary' is missing or blank");
        }
        return summary == null ? "" : summary;
    }

    private @Nullable Instant timestamp() {
        String text = text("timestamp", payload.path("timestamp"), MAX_SOURCE);
        if (text == null) {
            return null;
        }
        Optional<Instant> time = time(text);
        if (time.isEmpty()) {
            errors.add("'payload.timestamp' must be an ISO 8601 time such as 2026-11-23T09:40:00Z");
        }
        return time.orElse(null);
    }

    private static Optional<Instant> time(String text) {
        try {
            TemporalAccessor read = TIME.parseBest(text, Instant::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(read));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private @Nullable String customDetails(JsonNode details) {
        if (isAbsent(details)) {
            return null;
        }
        if (!details.isObject()) {
            errors.add("'payload.custom_details' must be an object");
            return null;
        }
        String json = CleanText.cleaned(details.toString());
        return json.length() <= ChangeEvent.MAX_DETAILS && !isDeeper(details, MAX_DETAIL_LEVELS)
                ? json
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("truncated", beginning(json))
                        .toString();
    }

    private static String beginning(String json) {
        int end = Math.min(json.length(), ChangeEvent.MAX_DETAILS);
        return json.substring(0, Character.isHighSurrogate(json.charAt(end - 1)) ? end - 1 : end);
    }

    private static boolean isDeeper(JsonNode value, int levels) {
        if (value.isValueNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : value) {
            if (isDeeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    private List<Link> links(JsonNode list) {
        if (isAbsent(list)) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_LINKS) {
            errors.add("'links' must be a list of at most " + MAX_LINKS + " objects");
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode href = list.get(i).path("href");
            JsonNode text = list.get(i).path("text");
            if (!isWebAddress(href)) {
                errors.add("'links[" + i + "].href' must be an http or https address");
            } else if (!text.isTextual() && !isAbsent(text)) {
                errors.add("'links[" + i + "].text' must be a text");
            } else {
                links.add(new Link(href.asText(), text.isTextual() ? CleanText.cleaned(text.asText()) : null));
            }
        }
        return links;
    }

    private static boolean isWebAddress(JsonNode href) {
        try {
            URI uri = href.isTextual() ? URI.create(href.asText()) : URI.create("");
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The text, stripped; null if it is absent, blank or bad. */
    private @Nullable String text(String field, JsonNode value, int longest) {
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            errors.add("'payload." + field + "' must be a text");
            return null;
        }
        String text = CleanText.cleaned(value.asText()).strip();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            errors.add("'payload." + field + "' has " + length + " characters, at most " + longest + " are taken");
        }
        return text.isEmpty() ? null : text;
    }

    /** Details are the sender's own: what is no name there names nothing. */
    private static @Nullable String named(JsonNode value) {
        String text = value.isTextual() || value.isNumber()
                ? CleanText.cleaned(value.asText()).strip()
                : "";
        return text.isEmpty() ? null : text;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
