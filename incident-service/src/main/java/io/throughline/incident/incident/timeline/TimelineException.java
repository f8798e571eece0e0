package io.throughline.incident.incident.timeline;

import java.sql.SQLException;

/** The database did not take or give entries; a transaction that needs them must not commit. */
final class TimelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimelineException(SQLException cause) {
        super("timeline not available", cause);
    }
}
