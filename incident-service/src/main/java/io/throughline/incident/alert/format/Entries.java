package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The entries of one delivery, each mapped for itself. */
final class Entries {
    private final List<Signal> signals = new ArrayList<>();
    private final List<Unmappable> unmappable = new ArrayList<>();
    private final Instant receivedAt;
    private final Mapper mapper;

    Entries(Instant receivedAt, Mapper mapper) {
        this.receivedAt = receivedAt;
        this.mapper = mapper;
    }

    /** From an entry of a format to a signal. */
    interface Mapper {
        /**
         * Maps one entry.
         *
         * @param raw the entry as text
         * @throws UnmappableException if it is no alert that we understand; it is kept raw then
         */
        Signal signal(JsonNode entry, String raw, Instant receivedAt) throws UnmappableException;
    }

    void add(JsonNode entry) {
        String raw = entry.toString();
        try {
            signals.add(mapper.signal(entry, raw, receivedAt));
        } catch (UnmappableException e) {
            unmappable.add(new Unmappable(raw, e.reason()));
        }
    }

    /** Adds each value of the list that the parser has just entered; one at a time, for a tree of 32 MB would be several times that. */
    void addAll(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            add(json.readValueAsTree());
        }
    }

    Delivery delivery() {
        return new Delivery(List.copyOf(signals), List.copyOf(unmappable));
    }
}
