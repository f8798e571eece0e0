package io.throughline.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.EventType;
import io.throughline.kit.EventJson;
import io.throughline.kit.Ids;
import io.throughline.kit.error.BodyTooLargeException;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a transaction leaves the events that announce what it did: they are committed with it, or not at all. */
@Singleton
public class Outbox {
    /** Below the broker's limit of 1 MiB for a record, headers included: a row that exists can be sent. */
    static final int MAX_PAYLOAD_BYTES = 900_000;

    private static final String INSERT = """
            INSERT INTO outbox (topic, aggregate_id, sequence, event_id, type, headers, payload)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)""";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final RelaySignal relay;
    private final String source;

    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transaction,
            RelaySignal relay,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
        this.source = "/" + service;
    }

    /**
     * Adds the event to the present transaction; the relay is told after the commit.
     *
     * @throws BodyTooLargeException if the event would not fit a Kafka record (problem {@code body-too-large}, 413)
     * @throws IllegalStateException if there is no transaction
     */
    public void append(OutgoingEvent event) {
        appendAll(List.of(event));
    }

    /** Adds several events, in their order; as {@link #append}. */
    public void appendAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        requireTransaction();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (events.size() == 1) { // the rule: nothing to batch
                bind(insert, events.get(0));
                insert.executeUpdate();
                return;
            }
            for (OutgoingEvent event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private void requireTransaction() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "an event is announced only with the state that it announces: no transaction");
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is due before the commit
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wakeUp();
                }
            }
        });
    }

    private void bind(PreparedStatement insert, OutgoingEvent event) throws SQLException {
        EventType type = EventType.of(event.data());
        UUID id = Ids.next();
        String payload = EventJson.write(event.data());
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new BodyTooLargeException(
                    "The record is too large to be announced: at most " + MAX_PAYLOAD_BYTES + " bytes.");
        }
        insert.setString(1, type.topic().topicName());
        insert.setString(2, event.aggregateId());
        insert.setLong(3, event.sequence());
        insert.setObject(4, id);
        insert.setString(5, type.typeName());
        insert.setString(6, EventJson.write(headers(event, type, id)));
        insert.setString(7, payload);
    }

    private Map<String, String> headers(OutgoingEvent event, EventType type, UUID id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_VALUE);
        headers.put(CloudEventHeaders.ID, id.toString());
        headers.put(CloudEventHeaders.SOURCE, source);
        headers.put(CloudEventHeaders.TYPE, type.typeName());
        headers.put(CloudEventHeaders.SUBJECT, event.subject());
        headers.put(CloudEventHeaders.TIME, event.at().toString());
        headers.put(CloudEventHeaders.DATA_SCHEMA, type.schemaPath());
        headers.put(CloudEventHeaders.SEQUENCE, Long.toString(event.sequence()));
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            headers.put(
                    CloudEventHeaders.TRACE_PARENT,
                    "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                            + span.getTraceFlags().asHex());
        }
        return headers;
    }
}
