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
            ON CONFLICT (consumer, topic, partition, record_offset) DO NOTHING""";

    private final AgroalDataSource database;

    ParkedEvents(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Keeps the record, in a transaction of its own; a record that is here already stays as it is.
     *
     * @param event null if its headers are unreadable
     */
    void park(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            @Nullable IncomingEvent event,
            ParkingReason reason,
            String detail) {
        QuarkusTransaction.requiringNew().run(() -> insert(consumer, record, event, reason, detail));
    }

    private void insert(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            @Nullable IncomingEvent event,
            ParkingReason reason,
            String detail) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, consumer);
            insert.setString(2, record.topic());
            insert.setInt(3, record.partition());
            insert.setLong(4, record.offset());
            insert.setString(5, storable(record.key()));
            insert.setObject(6, event == null ? null : event.sequence());
            insert.setObject(7, event == null ? null : event.id());
            insert.setString(8, EventJson.write(headers(record)));
            insert.setBytes(9, record.value());
            insert.setString(10, reason.name());
            insert.setString(
                    11,
                    String.valueOf(storable(detail))
                            .transform(text -> text.substring(0, Math.min(text.length(), MAX_DETAIL))));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** PostgreSQL takes no NUL, and a stranger's key may hold anything. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : CleanText.cleaned(text);
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
