package io.throughline.kit.error;

import java.util.List;

/** Fields of the request are missing, unknown or wrong; names every one of them. */
public class InvalidFieldsException extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** @param errors every bad field, at least one */
    public InvalidFieldsException(List<FieldError> errors) {
        super(
                errors.size() == 1
                        ? "One field is not valid; see errors."
                        : errors.size() + " fields are not valid; see errors.");
        this.errors = List.copyOf(errors);
    }

    /** One bad field. */
    public InvalidFieldsException(String pointer, String reason) {
        this(List.of(new FieldError(pointer, reason)));
    }

    /** Every bad field, at least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
