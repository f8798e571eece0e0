package io.throughline.kit.admission;

/**
 * What is known of a request before its body is read.
 *
 * @param path normalized; it has no matrix parameters
 * @param bytes of its body, as announced; {@value #UNANNOUNCED} if it does not say
 * @param keyed whether it has an {@code Idempotency-Key}, and so a transaction of its own
 */
public record Arrival(String path, long bytes, boolean keyed) {
    /** The length of a body that comes in chunks. */
    public static final long UNANNOUNCED = -1;
}
