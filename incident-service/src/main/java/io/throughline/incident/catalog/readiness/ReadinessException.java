package io.throughline.incident.catalog.readiness;

import java.sql.SQLException;

/** The database did not answer as it must; the request has failed. */
class ReadinessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadinessException(SQLException cause) {
        super(cause);
    }
}
