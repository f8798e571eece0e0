package io.throughline.incident.alert.format;

/** One entry cannot be mapped; the others of its delivery can. */
final class UnmappableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message why, in words, for the operator who maps it later */
    UnmappableException(String message) {
        super(message);
    }

    /** Why, in words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
