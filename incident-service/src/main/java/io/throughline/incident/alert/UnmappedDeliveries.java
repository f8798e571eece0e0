package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.kit.Ids;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what was posted and could not be mapped, raw; the same again is counted. */
@Singleton
public class UnmappedDeliveries {
    private static final String KEEP = """
            INSERT INTO unmapped_delivery AS kept
                (id, source_id, format, digest, body, reason, delivery_count, first_received_at, last_received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_id, digest) DO UPDATE SET
                delivery_count = kept.delivery_count + excluded.delivery_count,
                last_received_at = greatest(kept.last_received_at, excluded.last_received_at)""";

    private static final String LIST = """
            SELECT unmapped.id, source.name, format, substring(body FROM 1 FOR 16384), length(body), reason, delivery_count, first_received_at, last_received_at
            FROM unmapped_delivery AS unmapped JOIN alert_source AS source ON source.id = unmapped.source_id
            WHERE ?::uuid IS NULL OR unmapped.id < ?
            ORDER BY unmapped.id DESC LIMIT ?""";

    private final AgroalDataSource database;

    UnmappedDeliveries(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps the pieces of one delivery; one statement for all, which may name each digest only once. */
    public void keep(UUID source, String format, List<Unmappable> pieces, Instant now) throws SQLException {
        if (pieces.isEmpty()) {
            return;
        }
        Map<Unmappable, Long> counts = pieces.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (Map.Entry<Unmappable, Long> piece : counts.entrySet()) {
                byte[] body = piece.getKey().raw().getBytes(StandardCharsets.UTF_8);
                keep.setObject(1, Ids.next());
                keep.setObject(2, source);
                keep.setString(3, format);
                keep.setBytes(4, digest(format, body));
                keep.setBytes(5, body);
                keep.setString(6, piece.getKey().reason());
                keep.setLong(7, piece.getValue());
                keep.setObject(8, now.atOffset(ZoneOffset.UTC));
                keep.setObject(9, now.atOffset(ZoneOffset.UTC));
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** Newest first. */
    List<UnmappedView> before(@Nullable UUID id, int rows) throws SQLException {
        List<UnmappedView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setObject(1, id);
            list.setObject(2, id);
            list.setInt(3, rows);
            try (ResultSet row = list.executeQuery()) {
                while (row.next()) {
                    found.add(new UnmappedView(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            new String(row.getBytes(4), StandardCharsets.UTF_8),
                            row.getLong(5),
                            row.getString(6),
                            row.getLong(7),
                            row.getObject(8, OffsetDateTime.class).toInstant(),
                            row.getObject(9, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }

    private static byte[] digest(String format, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(format.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
