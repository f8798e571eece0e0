package io.throughline.incident.release;

import java.sql.SQLException;

/** The database did not answer; whoever asked may try again. */
final class ReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReleaseException(SQLException cause) {
        super("releases not available", cause);
    }
}
