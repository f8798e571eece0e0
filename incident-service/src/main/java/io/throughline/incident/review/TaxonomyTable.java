package io.throughline.incident.review;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The kinds that the organisation added. */
@Singleton
class TaxonomyTable {
    private static final String SELECT =
            "SELECT kind, description, added_by, added_at FROM taxonomy_kind WHERE taxonomy = ? ORDER BY kind";

    private static final String INSERT = """
            INSERT INTO taxonomy_kind (taxonomy, kind, description, added_by, added_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (taxonomy, kind) DO NOTHING""";

    private final AgroalDataSource database;

    TaxonomyTable(AgroalDataSource database) {
        this.database = database;
    }

    List<KindView> added(Taxonomy taxonomy) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, taxonomy.name());
            List<KindView> kinds = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.add(new KindView(
                            row.getString(1),
                            false,
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return kinds;
        }
    }

    /** Whether it is new. */
    boolean add(Taxonomy taxonomy, KindView kind) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, taxonomy.name());
            insert.setString(2, kind.kind());
            insert.setString(3, kind.description());
            insert.setString(4, kind.addedBy());
            insert.setObject(5, Objects.requireNonNull(kind.addedAt()).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}
