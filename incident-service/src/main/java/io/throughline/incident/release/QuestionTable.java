package io.throughline.incident.release;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentReleases;
import io.throughline.incident.incident.ReleasedChange;
import io.throughline.incident.incident.Said;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The releases that incidents may come from, with what people say of them. */
@Singleton
class QuestionTable implements IncidentReleases {
    /** As many as anybody looks through; what was released nearest to the start is asked about first. */
    static final int MAX_QUESTIONS = 20;

    private static final String UNASKED = """
            SELECT id, service, summary, occurred_at FROM release_record AS release
            WHERE service = ANY (?) AND occurred_at BETWEEN ? AND ?
              AND NOT EXISTS (SELECT FROM incident_change WHERE incident_id = ? AND release_id = release.id)
            ORDER BY occurred_at DESC, id DESC
            LIMIT greatest(0, ? - (SELECT count(*) FROM incident_change WHERE incident_id = ?))""";
    private static final String ASK = """
            INSERT INTO incident_change (incident_id, release_id, state, recorded_at) VALUES (?, ?, 'ASKED', ?)
            ON CONFLICT DO NOTHING""";
    private static final String ANSWER = """
            INSERT INTO incident_change (incident_id, release_id, state, recorded_at, answered_by, answered_at, note)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (incident_id, release_id) DO UPDATE SET state = excluded.state, answered_by = excluded.answered_by,
                answered_at = excluded.answered_at, note = excluded.note""";
    private static final String OF = """
            SELECT incident_id, release.id, state, service, summary, occurred_at, answered_by, note
            FROM incident_change JOIN release_record AS release ON release.id = release_id
            WHERE incident_id = ANY (?) ORDER BY incident_id, occurred_at DESC, release.id DESC""";

    private final AgroalDataSource database;

    QuestionTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Releases of an incident's services that nobody was asked about, the latest first; no more than may be asked.
     *
     * @param from of the earliest, included
     * @param to of the latest, included
     */
    List<ReleasedChange> unasked(Incident incident, Instant from, Instant to) throws SQLException {
        List<ReleasedChange> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(UNASKED)) {
            select.setArray(
                    1, connection.createArrayOf("text", incident.services().toArray()));
            select.setObject(2, ReleaseTable.utc(from));
            select.setObject(3, ReleaseTable.utc(to));
            select.setObject(4, incident.id());
            select.setInt(5, MAX_QUESTIONS);
            select.setObject(6, incident.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(ReleaseTable.change(row));
                }
            }
        }
        return found;
    }

    /** Notes that it is asked. */
    void ask(UUID incident, UUID release, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ASK)) {
            insert.setObject(1, incident);
            insert.setObject(2, release);
            insert.setObject(3, ReleaseTable.utc(now));
            insert.executeUpdate();
        }
    }

    /** Notes what somebody says of it, asked or not. */
    void answer(UUID incident, UUID release, String state, Said said) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(ANSWER)) {
            upsert.setObject(1, incident);
            upsert.setObject(2, release);
            upsert.setString(3, state);
            upsert.setObject(4, ReleaseTable.utc(said.now()));
            upsert.setString(5, said.by());
            upsert.setObject(6, ReleaseTable.utc(said.now()));
            upsert.setString(7, said.note());
            upsert.executeUpdate();
        }
    }

    @Override
    public Map<UUID, List<Asked>> of(Collection<UUID> incidents) {
        Map<UUID, List<Asked>> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF)) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject("incident_id", UUID.class), any -> new ArrayList<>())
                            .add(asked(row));
                }
            }
        } catch (SQLException e) {
            throw new ReleaseException(e);
        }
        return found;
    }

    private static Asked asked(ResultSet row) throws SQLException {
        ReleasedChange change = ReleaseTable.change(row);
        return new Asked(
                change.release(),
                row.getString("state"),
                change.service(),
                change.summary(),
                change.at(),
                row.getString("answered_by"),
                row.getString("note"));
    }
}
