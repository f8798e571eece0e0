package io.throughline.kit.inbox;

import java.sql.SQLException;

/** The database did not answer the inbox; the record stays unacknowledged and is tried again. */
final class InboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxException(SQLException cause) {
        super("inbox not written", cause);
    }
}
