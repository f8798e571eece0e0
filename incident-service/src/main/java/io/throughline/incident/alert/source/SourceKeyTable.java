package io.throughline.incident.alert.source;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The keys that work: the present one of each source, and those that it had before its rotations until they expire. */
@Singleton
class SourceKeyTable {
    private final AgroalDataSource database;

    SourceKeyTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds the present key; a source that is not stored yet must be flushed before. */
    void add(UUID source, byte[] hash) {
        update("INSERT INTO alert_source_key (hash, source_id) VALUES (?, ?)", hash, source);
    }

    /** Lets the present key expire; keys that expire already keep their time, those that have are forgotten. */
    void expire(UUID source, Instant now, Instant at) {
        update(
                "DELETE FROM alert_source_key WHERE source_id = ? AND expires_at <= ?",
                source,
                now.atOffset(ZoneOffset.UTC));
        update(
                "UPDATE alert_source_key SET expires_at = ? WHERE source_id = ? AND expires_at IS NULL",
                at.atOffset(ZoneOffset.UTC),
                source);
    }

    void deleteAll(UUID source) {
        update("DELETE FROM alert_source_key WHERE source_id = ?", source);
    }

    /** The source whose key it is; empty if it is nobody's, or has expired. */
    Optional<UUID> sourceOf(byte[] hash, Instant now) {
        String sql = "SELECT source_id FROM alert_source_key WHERE hash = ? AND (expires_at IS NULL OR expires_at > ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, hash);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("keys not read", e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("keys not written", e);
        }
    }
}
