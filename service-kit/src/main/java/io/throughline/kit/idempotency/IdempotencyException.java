package io.throughline.kit.idempotency;

import java.sql.SQLException;

/** The database did not keep or find a first answer; the transaction that it belongs to must not commit. */
final class IdempotencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdempotencyException(SQLException cause) {
        super("first answers not accessible", cause);
    }
}
