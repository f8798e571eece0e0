package io.throughline.incident.incident.timeline;

import io.throughline.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;

/** Seals entries: a hash over what an entry says and over the hash of the one before, so that no change goes unnoticed. */
final class EntrySeal {
    /** What stands before the first entry. */
    static final String FIRST = "0".repeat(64);

    private EntrySeal() {}

    /**
     * The seal of an entry: SHA-256, in hexadecimal digits, of a JSON array of texts (ADR 0008).
     *
     * @param before seal of the entry before
     * @param number from 1
     */
    static String of(String before, UUID incident, long number, NewEntry entry) {
        String said = EventJson.write(Arrays.asList(
                before,
                incident.toString(),
                String.valueOf(number),
                entry.kind(),
                entry.happenedAt().toString(),
                entry.recordedAt().toString(),
                entry.actor(),
                entry.note(),
                new TreeMap<>(entry.details()),
                entry.eventSequence() == null ? null : entry.eventSequence().toString(),
                entry.sourceEvent() == null ? null : entry.sourceEvent().toString()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
