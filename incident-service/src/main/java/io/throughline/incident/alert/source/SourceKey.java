package io.throughline.incident.alert.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A sender's key: shown once, kept only as its hash. */
final class SourceKey {
    private static final String PREFIX = "tl";
    /** 30 characters of 62 are 178 random bits; 32 with the prefix, so that it also serves as a PagerDuty routing key. */
    private static final int RANDOM_LENGTH = 30;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SourceKey() {}

    static String next() {
        StringBuilder key = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    /** Whether it may be one: what strangers send as a key may be of any length. */
    static boolean isOne(String text) {
        return text.length() == PREFIX.length() + RANDOM_LENGTH && text.startsWith(PREFIX);
    }

    /** SHA-256: a key this random needs no slower hash, and can be looked up by it. */
    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
