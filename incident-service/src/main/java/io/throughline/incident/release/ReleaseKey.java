package io.throughline.incident.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * What releases are sorted by: several may happen at one moment.
 *
 * @param at when it happened
 */
record ReleaseKey(Instant at, UUID id) {
    static ReleaseKey of(ReleaseView release) {
        return new ReleaseKey(release.occurredAt(), release.id());
    }

    /**
     * Reads what {@link #toString} made.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ReleaseKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new ReleaseKey(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public String toString() {
        return at + "/" + id;
    }
}
