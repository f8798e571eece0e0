package io.throughline.incident.catalog;

import java.sql.SQLException;

/** The database did not answer as it must; the request has failed, nothing is half done. */
class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogException(SQLException cause) {
        super(cause);
    }
}
