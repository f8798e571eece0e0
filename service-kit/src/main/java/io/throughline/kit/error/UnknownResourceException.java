package io.throughline.kit.error;

/** There is nothing under that reference, or nothing that the caller may know of. */
public class UnknownResourceException extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, in words: {@code incident}
     * @param reference as the caller named it
     */
    public UnknownResourceException(String kind, String reference) {
        super("There is no " + kind + " " + reference + ".");
    }
}
