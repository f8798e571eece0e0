package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.kit.EventJson;
import io.throughline.kit.json.CleanText;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Keeps the records that could not be applied, raw, so that the others flow and nothing is lost. */
@Singleton
class ParkedEvents {
    private static final int MAX_DETAIL = 2_000;

    private static final String INSERT = """
            INSERT INTO parked_event
                (consumer, topic, partition, record_offset, aggregate_id, sequence, event_id, headers, payload, reason, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private final AgroalDataSource database;

    ParkedEvents(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Keeps the record, in a transaction of its own; a record that is here already stays as it is. Another
     * one from the same place, of a topic that was made again, is kept beside it.
     *
     * @param outcome which has a reason to park it
     */
    void park(String consumer, ConsumerRecord<String, byte[]> record, Outcome outcome) {
        QuarkusTransaction.requiringNew().run(() -> insert(consumer, record, outcome));
    }

    /** As {@link #park}, in the caller's transaction. */
    void insert(String consumer, ConsumerRecord<String, byte[]> record, Outcome outcome) {
        IncomingEvent event = outcome.event();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, consumer);
            insert.setString(2, record.topic());
            insert.setInt(3, record.partition());
            insert.setLong(4, record.offset());
            insert.setString(5, storableKey(record.key()));
            insert.setObject(6, event == null ? null : event.sequence());
            insert.setObject(7, event == null ? null : event.id());
            insert.setString(8, EventJson.write(headers(record)));
            insert.setBytes(9, record.value());
            insert.setString(10, String.valueOf(outcome.reason()));
            insert.setString(11, storable(outcome.detail()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** PostgreSQL takes no NUL, and a stranger's key may hold anything, at any length; what is lost is marked. */
    private static @Nullable String storableKey(@Nullable String key) {
        if (key == null || key.length() <= IncomingEvent.MAX_KEY) {
            return key == null ? null : CleanText.cleaned(key);
        }
        return CleanText.cleaned(cut(key, IncomingEvent.MAX_KEY - 1)) + IncomingEvent.LOST;
    }

    /** What went wrong, in words, as it may be stored. */
    static String storable(String detail) {
        return cut(CleanText.cleaned(detail), MAX_DETAIL);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value() == null ? new byte[0] : header.value();
            headers.put(CleanText.cleaned(header.key()), CleanText.cleaned(new String(value, StandardCharsets.UTF_8)));
        }
        return headers;
    }
}
