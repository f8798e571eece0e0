package io.throughline.kit.inbox;

import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the appliers of these tests have written down, in the order in which they did. */
final class Effects {
    private Effects() {}

    static void makeTable(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS effect (who text, sequence bigint, type text)");
            statement.execute("GRANT ALL ON effect TO kit_app");
        }
    }

    /** The numbers of the events that were applied. */
    static List<Long> of(TestDatabase database, String who) {
        return select(database, "SELECT sequence FROM effect WHERE who = ? ORDER BY ctid", who).stream()
                .map(Long::valueOf)
                .toList();
    }

    /** The texts that the query finds for its one value. */
    static List<String> select(TestDatabase database, String sql, String value) {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            List<String> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
