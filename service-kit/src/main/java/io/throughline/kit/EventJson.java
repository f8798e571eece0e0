package io.throughline.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.events.ThroughlineEvent;
import java.io.IOException;
import java.util.Map;

/** JSON as it is stored and as it travels in events: readers ignore fields that they do not know. */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private EventJson() {}

    /** The value as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + value.getClass().getName(), e);
        }
    }

    /**
     * The event in {@code json}.
     *
     * @throws IOException if it is no JSON, or not of that type
     */
    public static <E extends ThroughlineEvent> E read(byte[] json, Class<E> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** The value of that type in JSON that was made by {@link #write}. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON that was written", e);
        }
    }

    /** The texts by name in JSON that was made by {@link #write}. */
    public static Map<String, String> readTexts(String json) {
        try {
            return MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON that was written", e);
        }
    }
}
