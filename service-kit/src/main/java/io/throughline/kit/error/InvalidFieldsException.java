package io.throughline.kit.error;

import java.util.List;

/** Fields of the request are missing, unknown or wrong; names every one of them. */
public class InvalidFieldsException extends FieldErrorsException {
    private static final long serialVersionUID = 1L;

    /** @param errors every bad field, at least one */
    public InvalidFieldsException(List<FieldError> errors) {
        super(
                errors.size() == 1
                        ? "One field is not valid; see errors."
                        : errors.size() + " fields are not valid; see errors.",
                errors);
    }

    /** One bad field. */
    public InvalidFieldsException(String pointer, String reason) {
        this(List.of(new FieldError(pointer, reason)));
    }
}
