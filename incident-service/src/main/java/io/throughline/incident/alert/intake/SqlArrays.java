package io.throughline.incident.alert.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds many rows to one statement, a parameter per column: {@code unnest} makes rows of them again. */
final class SqlArrays<R> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;

    SqlArrays(Connection connection, PreparedStatement statement, List<R> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * Binds one column.
     *
     * @param type PostgreSQL's, of an element
     * @param value an instant, or what the driver writes as that type
     */
    void set(int parameter, String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] column = new Object[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object element = value.apply(rows.get(i));
            column[i] = element instanceof Instant || element instanceof Enum ? element.toString() : element;
        }
        statement.setArray(parameter, connection.createArrayOf(type, column));
    }
}
