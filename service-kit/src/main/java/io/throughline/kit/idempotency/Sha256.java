package io.throughline.kit.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of several texts, each with its length before it, so that no two lists of texts look alike. */
final class Sha256 {
    private final MessageDigest digest = newDigest();

    /** Goes on with one more text. */
    Sha256 with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Goes on with more bytes. */
    Sha256 with(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** The 32 bytes. */
    byte[] hash() {
        return digest.digest();
    }

    /** A digest of bytes as they come, with nothing in between. */
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
