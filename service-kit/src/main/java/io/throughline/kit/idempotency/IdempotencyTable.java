package io.throughline.kit.idempotency;

import io.agroal.api.AgroalDataSource;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** First answers, for 24 hours of PostgreSQL's time; everything within the caller's transaction, if there is one. */
@Singleton
class IdempotencyTable {
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(?)";

    private static final String FIND = """
            SELECT request, status, headers, body, withheld FROM idempotency_key
            WHERE scope = ? AND created_at > throughline_now() - interval '24 hours'""";

    /** One that is too old to be found may still be there. */
    private static final String STORE = """
            INSERT INTO idempotency_key (scope, request, status, headers, body, withheld, created_at)
            VALUES (?, ?, ?, ?::jsonb, ?, ?, throughline_now())
            ON CONFLICT (scope) DO UPDATE
            SET (request, status, headers, body, withheld, created_at) =
                (excluded.request, excluded.status, excluded.headers, excluded.body, excluded.withheld,
                 excluded.created_at)""";

    /** Of several replicas each takes others; one that a request replaces just now is not waited for. */
    private static final String PURGE = """
            DELETE FROM idempotency_key WHERE scope IN (
                SELECT scope FROM idempotency_key WHERE created_at <= throughline_now() - interval '24 hours'
                ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final AgroalDataSource database;

    IdempotencyTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What was answered before.
     *
     * @param isSame whether it was to the same request
     * @param withheld whether it showed a secret, and is not kept
     */
    record Found(StoredAnswer answer, boolean isSame, boolean withheld) {}

    /** Whether this transaction is now the only one about that key; never waits. */
    boolean tryLock(KeyedRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, request.lock());
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IdempotencyException(e);
        }
    }

    /** The first answer; a statement after {@link #tryLock}, since it is to see what was committed until then. */
    Optional<Found> find(KeyedRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, request.scope());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                StoredAnswer answer =
                        new StoredAnswer(row.getInt(2), EventJson.readTexts(row.getString(3)), row.getBytes(4));
                return Optional.of(new Found(answer, request.isSameAs(row.getBytes(1)), row.getBoolean(5)));
            }
        } catch (SQLException e) {
            throw new IdempotencyException(e);
        }
    }

    /** Keeps the first answer with whatever else the transaction commits. */
    void store(KeyedRequest request, StoredAnswer answer, boolean withheld) {
        StoredAnswer kept = withheld ? answer.withheld() : answer;
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setBytes(1, request.scope());
            store.setBytes(2, request.request());
            store.setInt(3, kept.status());
            store.setString(4, EventJson.write(kept.headers()));
            store.setBytes(5, kept.body());
            store.setBoolean(6, withheld);
            store.executeUpdate();
        } catch (SQLException e) {
            throw new IdempotencyException(e);
        }
    }

    /** Forgets at most so many that are too old to be found; how many there were. */
    int purge(int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(PURGE)) {
            purge.setInt(1, rows);
            return purge.executeUpdate();
        } catch (SQLException e) {
            throw new IdempotencyException(e);
        }
    }
}
