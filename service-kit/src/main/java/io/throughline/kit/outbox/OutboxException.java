package io.throughline.kit.outbox;

import java.sql.SQLException;

/** The database did not take an event; the transaction that it belongs to must not commit. */
final class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxException(SQLException cause) {
        super("outbox not written", cause);
    }
}
