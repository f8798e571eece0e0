package io.throughline.action.report;

import java.sql.SQLException;

/** The database did not answer; whoever asked may try again. */
final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportException(SQLException cause) {
        super("report not available", cause);
    }
}
