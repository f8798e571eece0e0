package io.throughline.kit.error;

import java.util.List;

/** The lifecycle has no such move from where the thing stands. */
public class IllegalMoveException extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> legalMoves;

    /**
     * @param message for people: what is wrong and what to do
     * @param legalMoves calls that are legal now; may be none
     */
    public IllegalMoveException(String message, List<String> legalMoves) {
        super(message);
        this.legalMoves = List.copyOf(legalMoves);
    }

    /** Calls that are legal now. */
    public List<String> legalMoves() {
        return legalMoves;
    }
}
