package io.throughline.kit.error;

import java.util.List;

/** Something about single fields is wrong; names every one of them. */
public abstract class FieldErrorsException extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /**
     * @param message for people: what is wrong and what to do
     * @param errors every bad field, at least one
     */
    protected FieldErrorsException(String message, List<FieldError> errors) {
        super(message);
        this.errors = List.copyOf(errors);
    }

    /** Every bad field, at least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
