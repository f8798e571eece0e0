package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parked records as operators see and settle them. */
@Singleton
class ParkedEventTable {
    private static final String SELECT = """
            SELECT id, consumer, topic, partition, record_offset, aggregate_id, sequence, event_id,
                headers ->> 'ce_type', headers ->> 'ce_subject', reason, detail, parked_at,
                settled_at, settled_by, settlement, settlement_note
            FROM parked_event""";

    private static final String LIST = SELECT + """
             WHERE id > ? AND (settled_at IS NOT NULL) = ?
                AND (?::text[] IS NULL OR consumer = ANY (?)) AND (?::text[] IS NULL OR topic = ANY (?))
                AND (?::text[] IS NULL OR aggregate_id = ANY (?)) AND (?::text[] IS NULL OR reason = ANY (?))
            ORDER BY id LIMIT ?""";

    private static final String LOCK = "SELECT FROM parked_event WHERE id = ? AND settled_at IS NULL FOR UPDATE";

    private static final String FIRST_BEFORE = """
            SELECT id FROM parked_event
            WHERE settled_at IS NULL AND consumer = ? AND topic = ? AND aggregate_id = ?
                AND sequence > ? AND (sequence, id) < (?, ?) AND headers ->> 'ce_type' NOT LIKE '%.snapshot.v%'
            ORDER BY sequence, id LIMIT 1""";

    /** Its event is noted as seen, so that another delivery of it is a duplicate. */
    private static final String SETTLE = """
            WITH settled AS (
                UPDATE parked_event SET settled_at = now(), settled_by = ?, settlement = ?, settlement_note = ?
                WHERE id = ? AND settled_at IS NULL
                RETURNING consumer, event_id)
            INSERT INTO inbox (consumer, event_id) SELECT consumer, event_id FROM settled WHERE event_id IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private static final String SUPERSEDE = """
            WITH settled AS (
                UPDATE parked_event SET settled_at = now(), settled_by = 'system', settlement = 'SUPERSEDED'
                WHERE settled_at IS NULL AND consumer = ? AND aggregate_id = ? AND sequence <= ? AND event_id <> ?
                RETURNING consumer, event_id)
            INSERT INTO inbox (consumer, event_id) SELECT consumer, event_id FROM settled
            ON CONFLICT DO NOTHING""";

    private static final String EXPLAIN = """
            UPDATE parked_event SET reason = ?, detail = ?
            WHERE id = ? AND settled_at IS NULL AND (reason <> ? OR detail <> ?)""";

    private final AgroalDataSource database;

    ParkedEventTable(AgroalDataSource database) {
        this.database = database;
    }

    /** In the order in which they were parked. */
    List<ParkedEvent> list(ParkedEventFilter filter, PageRequest page) {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST)) {
            int next = 1;
            list.setLong(next++, page.afterNumber().orElse(0));
            list.setBoolean(next++, filter.settled());
            List<String> reasons = filter.reasons().stream().map(Enum::name).toList();
            for (List<String> wanted : List.of(filter.consumers(), filter.topics(), filter.aggregates(), reasons)) {
                Array texts = wanted.isEmpty() ? null : connection.createArrayOf("text", wanted.toArray());
                list.setArray(next++, texts);
                list.setArray(next++, texts);
            }
            list.setInt(next, page.fetch());
            return events(list);
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    Optional<ParkedEvent> find(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            find.setLong(1, id);
            return events(find).stream().findFirst();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** Whether it still waits; nobody else settles it until the transaction ends. After {@link InboxTable#lock}. */
    boolean lockIfWaiting(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, id);
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /**
     * The one that is to be dealt with before that one.
     *
     * @param event has a key and a sequence
     * @param applied number up to which its aggregate was applied
     */
    OptionalLong firstBefore(ParkedEvent event, long applied) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIRST_BEFORE)) {
            find.setString(1, event.consumer());
            find.setString(2, event.topic());
            find.setString(3, event.aggregateId());
            find.setLong(4, applied);
            find.setObject(5, event.sequence());
            find.setLong(6, event.id());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** Notes what became of it, unless somebody has. */
    void settle(long id, Settlement settlement, String by, @Nullable String note) {
        try (Connection connection = database.getConnection();
                PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            settle.setString(1, by);
            settle.setString(2, settlement.name());
            settle.setString(3, note);
            settle.setLong(4, id);
            settle.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** Notes that a snapshot, which is applied with this transaction, has overtaken what waited for its aggregate. */
    void supersede(String consumer, IncomingEvent snapshot) {
        try (Connection connection = database.getConnection();
                PreparedStatement supersede = connection.prepareStatement(SUPERSEDE)) {
            supersede.setString(1, consumer);
            supersede.setString(2, snapshot.aggregateId());
            supersede.setLong(3, snapshot.sequence());
            supersede.setObject(4, snapshot.id());
            supersede.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** Why it still cannot be applied, if that is another reason than before. */
    void explain(long id, ParkingReason reason, String detail) {
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement(EXPLAIN)) {
            explain.setString(1, reason.name());
            explain.setString(2, ParkedEvents.storable(detail));
            explain.setLong(3, id);
            explain.setString(4, reason.name());
            explain.setString(5, ParkedEvents.storable(detail));
            explain.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    private static List<ParkedEvent> events(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<ParkedEvent> events = new ArrayList<>();
            while (row.next()) {
                events.add(event(row));
            }
            return events;
        }
    }

    private static ParkedEvent event(ResultSet row) throws SQLException {
        OffsetDateTime settledAt = row.getObject(14, OffsetDateTime.class);
        return new ParkedEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                ParkingReason.valueOf(row.getString(11)),
                row.getString(12),
                row.getObject(13, OffsetDateTime.class).toInstant(),
                settledAt == null
                        ? null
                        : new ParkedEvent.Settled(
                                settledAt.toInstant(),
                                row.getString(15),
                                Settlement.valueOf(row.getString(16)),
                                row.getString(17)));
    }
}
