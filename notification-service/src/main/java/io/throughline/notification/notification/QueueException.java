package io.throughline.notification.notification;

import java.sql.SQLException;

/** The database did not answer the queue; what was asked for may be asked again. */
final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueException(SQLException cause) {
        super("queue not available", cause);
    }
}
