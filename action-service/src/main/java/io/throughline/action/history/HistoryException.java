package io.throughline.action.history;

import java.sql.SQLException;

/** The database did not answer; whoever asked may try again. */
final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryException(SQLException cause) {
        super("history not available", cause);
    }
}
