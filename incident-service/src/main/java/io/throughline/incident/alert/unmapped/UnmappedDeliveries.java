package io.throughline.incident.alert.unmapped;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
            SELECT unmapped.id, source.name, format, substring(body FROM 1 FOR 16384), length(body), reason, delivery_count,
                first_received_at, last_received_at, mapped_by, mapped_at
            FROM unmapped_delivery AS unmapped JOIN alert_source AS source ON source.id = unmapped.source_id
            WHERE (mapped_at IS NOT NULL) = ? AND (?::uuid IS NULL OR unmapped.id < ?)
            ORDER BY unmapped.id DESC LIMIT ?""";

    private static final String LOCK = """
            SELECT id, source_id, format, body, first_received_at, mapped_by, mapped_at, mapped_incidents
            FROM unmapped_delivery WHERE id = ? FOR UPDATE""";

    /** The same delivery again is a new entry: its digest is free. */
    private static final String SETTLE = """
            UPDATE unmapped_delivery
            SET mapped_by = ?, mapped_at = ?, mapped_incidents = ?, digest = digest || uuid_send(id)
            WHERE id = ?""";

    private final AgroalDataSource database;

    UnmappedDeliveries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What was kept.
     *
     * @param mapped null while it waits
     */
    public record Kept(
            UUID id,
            UUID source,
            String format,
            String body,
            Instant receivedAt,
            @Nullable Mapped mapped) {}

    /**
     * That it was taken in.
     *
     * @param incidents references
     */
    public record Mapped(String by, Instant at, List<String> incidents) {}

    /** Keeps the pieces of one delivery, in the order of their digests: two that hold the same never wait in a circle. */
    public void keep(UUID source, String format, List<Unmappable> pieces, Instant now) throws SQLException {
        if (pieces.isEmpty()) {
            return;
        }
        Map<Digest, List<Unmappable>> counts = pieces.stream()
                .collect(Collectors.groupingBy(piece -> Digest.of(format, piece), TreeMap::new, Collectors.toList()));
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (Map.Entry<Digest, List<Unmappable>> same : counts.entrySet()) {
                Unmappable piece = same.getValue().get(0);
                keep.setObject(1, Ids.next());
                keep.setObject(2, source);
                keep.setString(3, format);
                keep.setBytes(4, same.getKey().bytes());
                keep.setBytes(5, piece.raw().getBytes(StandardCharsets.UTF_8));
                keep.setString(6, piece.reason());
                keep.setLong(7, same.getValue().size());
                keep.setObject(8, now.atOffset(ZoneOffset.UTC));
                keep.setObject(9, now.atOffset(ZoneOffset.UTC));
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** That one, locked until the transaction ends; empty if there is none. */
    public Optional<Kept> lock(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, id);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String by = row.getString(6);
        return new Kept(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                new String(row.getBytes(4), StandardCharsets.UTF_8),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                by == null
                        ? null
                        : new Mapped(by, row.getObject(7, OffsetDateTime.class).toInstant(), List.of((String[])
                                row.getArray(8).getArray())));
    }

    /** Notes that it is taken in, within the transaction that does so. */
    public void settle(UUID id, Mapped mapped) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            settle.setString(1, mapped.by());
            settle.setObject(2, mapped.at().atOffset(ZoneOffset.UTC));
            settle.setArray(
                    3, connection.createArrayOf("text", mapped.incidents().toArray()));
            settle.setObject(4, id);
            settle.executeUpdate();
        }
    }

    /**
     * Newest first, {@code rows} at most.
     *
     * @param mapped whether those that were mapped since, or those that wait
     * @param id of the last one on the page before; null for the first page
     */
    public List<UnmappedView> before(boolean mapped, @Nullable UUID id, int rows) throws SQLException {
        List<UnmappedView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setBoolean(1, mapped);
            list.setObject(2, id);
            list.setObject(3, id);
            list.setInt(4, rows);
            try (ResultSet row = list.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
        }
        return found;
    }

    private static UnmappedView view(ResultSet row) throws SQLException {
        OffsetDateTime mappedAt = row.getObject(11, OffsetDateTime.class);
        return new UnmappedView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                new String(row.getBytes(4), StandardCharsets.UTF_8),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                mappedAt == null ? null : mappedAt.toInstant());
    }

    /** SHA-256 of a format and a piece, in hexadecimal digits, so that it can be sorted. */
    private record Digest(String hex) implements Comparable<Digest> {
        static Digest of(String format, Unmappable piece) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(format.getBytes(StandardCharsets.UTF_8));
                return new Digest(
                        HexFormat.of().formatHex(digest.digest(piece.raw().getBytes(StandardCharsets.UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public int compareTo(Digest other) {
            return hex.compareTo(other.hex);
        }
    }
}
