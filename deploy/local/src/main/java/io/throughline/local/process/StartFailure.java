package io.throughline.local.process;

import java.io.Serial;

/** A part did not become ready; the message says why. */
final class StartFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    StartFailure(String reason) {
        super(reason);
    }
}
