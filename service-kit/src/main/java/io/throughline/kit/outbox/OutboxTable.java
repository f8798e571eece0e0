package io.throughline.kit.outbox;

import io.throughline.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The outbox as its relay sees it, on the relay's own connection. */
final class OutboxTable {
    /** Any number that no other advisory lock of the database has: "outbox" in ASCII. */
    private static final long LOCK = 0x6f7574626f78L;

    /** Bounds what one batch holds in memory, however large its events are; the first row always comes. */
    private static final long MAX_BATCH_BYTES = 8L << 20;

    private static final String HEAD = """
            SELECT id, topic, aggregate_id, headers, payload
            FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS bytes_before
                  FROM (SELECT id, topic, aggregate_id, headers, payload FROM outbox ORDER BY id LIMIT ?) AS first) AS head
            WHERE bytes_before < ?
            ORDER BY id""";

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** Whether this connection is now the database's only relay; kept until the connection ends. */
    boolean tryLead() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The head of the outbox: always from the first row, since a row of a smaller id may commit late. */
    List<Row> head(int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setInt(1, limit);
            select.setLong(2, MAX_BATCH_BYTES);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
            return rows;
        }
    }

    /** Forgets rows that the broker has acknowledged. */
    void delete(List<Row> sent) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
    }

    /** One event, ready to be sent. */
    record Row(long id, String topic, String aggregateId, String headers, String payload) {
        ProducerRecord<String, byte[]> asRecord() {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, aggregateId, payload.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> header : EventJson.readTexts(headers).entrySet()) {
                record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return record;
        }
    }
}
