package io.throughline.kit.error;

import java.util.List;

/** A record is not yet what it must be for this step; names everything that is missing. */
public class IncompleteException extends FieldErrorsException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for people: what is wrong and what to do
     * @param missing every missing item, as pointers into the record; at least one
     */
    public IncompleteException(String message, List<FieldError> missing) {
        super(message, missing);
    }
}
