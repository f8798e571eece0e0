package io.throughline.notification.projection;

import java.sql.SQLException;

/** The database did not answer a projection; whoever asked may try again. */
final class ProjectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProjectionException(SQLException cause) {
        super("projection not available", cause);
    }
}
