package io.throughline.incident.prevention;

import java.sql.SQLException;

/** The database did not answer; whoever asked may try again. */
final class PreventionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PreventionException(SQLException cause) {
        super("prevention actions not available", cause);
    }
}
