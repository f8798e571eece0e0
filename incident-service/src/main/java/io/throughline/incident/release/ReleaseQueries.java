package io.throughline.incident.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.throughline.incident.release.ChangeEvent.Link;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads releases for people. */
@Singleton
class ReleaseQueries {
    private static final ObjectReader DETAILS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerForMapOf(Object.class);
    private static final String COLUMNS = """
            SELECT release.id, service, summary, release.source, sender.name, occurred_at, custom_details, links,
                delivery_count, received_at
            FROM release_record AS release JOIN alert_source AS sender ON sender.id = release.source_id
            """;

    /** Whoever may not know of a private incident is shown no release for it. */
    private static final String OF_INCIDENTS = """
            EXISTS (SELECT FROM incident_change JOIN incident ON incident.id = incident_id
                WHERE release_id = release.id AND incident.number = ANY (?)
                  AND (NOT incident.private OR may_read_incident(?, incident.id)))""";

    private final AgroalDataSource database;

    ReleaseQueries(AgroalDataSource database) {
        this.database = database;
    }

    Optional<ReleaseView> one(UUID id) throws SQLException {
        return select("WHERE release.id = ?", List.of(id)).stream().findFirst();
    }

    /** The latest first, as the reader may see them. */
    List<ReleaseView> matching(ReleaseFilter filter, String reader, @Nullable ReleaseKey after, int rows)
            throws SQLException {
        List<String> where = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        if (!filter.services().isEmpty()) {
            where.add("service = ANY (?)");
            values.add(filter.services().toArray(String[]::new));
        }
        filter.from().ifPresent(from -> {
            where.add("occurred_at >= ?");
            values.add(ReleaseTable.utc(from));
        });
        filter.to().ifPresent(to -> {
            where.add("occurred_at < ?");
            values.add(ReleaseTable.utc(to));
        });
        if (!filter.incidents().isEmpty()) {
            where.add(OF_INCIDENTS);
            values.add(filter.incidents().toArray(Long[]::new));
            values.add(reader);
        }
        if (after != null) {
            where.add("(occurred_at, release.id) < (?, ?)");
            values.add(ReleaseTable.utc(after.at()));
            values.add(after.id());
        }
        values.add(rows);
        return select(
                "WHERE " + String.join(" AND ", where) + " ORDER BY occurred_at DESC, release.id DESC LIMIT ?", values);
    }

    private List<ReleaseView> select(String rest, List<Object> values) throws SQLException {
        List<ReleaseView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + rest)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
        }
        return found;
    }

    private static ReleaseView view(ResultSet row) throws SQLException {
        return new ReleaseView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                details(row.getString(7)),
                List.of(EventJson.read(row.getString(8), Link[].class)),
                row.getLong(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Map<String, Object> details(@Nullable String json) {
        try {
            return json == null ? null : DETAILS.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was written", e);
        }
    }
}
