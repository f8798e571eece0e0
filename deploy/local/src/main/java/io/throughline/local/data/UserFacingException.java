package io.throughline.local.data;

import java.io.Serial;

/** Something the user can put right; the message says what it is and what to do, and is all that is shown (exit code 1). */
public final class UserFacingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UserFacingException(String message) {
        super(message);
    }
}
