package io.throughline.incident.alert.format;

import io.throughline.kit.error.UnreadableBodyException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What one kind of sender posts; a new kind is one more of these and its fixtures. */
public interface AlertFormat {
    /** Its name in paths, logs and the list of unmapped deliveries. */
    String name();

    /**
     * Reads a request's body; pure.
     *
     * @param receivedAt stands in for times that the sender leaves out
     * @throws UnreadableBodyException if it is no JSON (problem {@code malformed-json}, 400); nothing else is refused
     */
    Delivery read(byte[] body, Instant receivedAt);

    /**
     * Reads what {@link #read} could not map before: a whole body, or a piece of one.
     *
     * @throws UnreadableBodyException as {@link #read} does
     */
    default Delivery readKept(String raw, Instant receivedAt) {
        return read(raw.getBytes(StandardCharsets.UTF_8), receivedAt);
    }
}
