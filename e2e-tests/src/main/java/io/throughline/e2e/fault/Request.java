package io.throughline.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One request as the ledger keeps it, so that it can be repeated as it was.
 *
 * @param step what it does
 * @param text that no other request has
 * @param path on the service
 * @param body JSON
 */
public record Request(Step step, String text, String path, String body) {
    /** The same whenever it is repeated, and that of no other. */
    public UUID key() {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
