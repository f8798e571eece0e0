package io.throughline.incident.alert.format;

import io.throughline.kit.error.UnreadableBodyException;
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
}
