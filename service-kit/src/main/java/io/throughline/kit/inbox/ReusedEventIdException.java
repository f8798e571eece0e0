package io.throughline.kit.inbox;

/** An event that is due has the id of one that was applied before; the transaction must not commit. */
final class ReusedEventIdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReusedEventIdException() {
        super("its id was applied under another number");
    }
}
