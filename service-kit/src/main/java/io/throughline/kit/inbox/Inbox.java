package io.throughline.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.events.EventType;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.EventJson;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.inbox.InboxTable.Turn;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives the records of a topic: each event is applied in the order of its aggregate and takes effect once, in one
 * transaction with the note that it was; a record that cannot be applied is parked and its aggregate waits behind it.
 */
@Singleton
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final InboxTable table;
    private final ParkedEvents parked;
    private final MeterRegistry meters;

    Inbox(InboxTable table, ParkedEvents parked, MeterRegistry meters) {
        this.table = table;
        this.parked = parked;
        this.meters = meters;
    }

    /**
     * Deals with one record; when this returns, the record may be acknowledged.
     *
     * @param consumer who reads, constant per channel; progress is kept under it
     * @throws RuntimeException if the database is at fault: nothing has changed, {@link PatientInbox} tries again
     */
    void receive(String consumer, ConsumerRecord<String, byte[]> record, EventApplier applier) {
        IncomingEvent event = null;
        try {
            event = IncomingEvent.of(record);
            Optional<ThroughlineEvent> data = data(event, record.value());
            IncomingEvent due = event;
            Turn turn = QuarkusTransaction.requiringNew().call(() -> apply(consumer, due, data, applier));
            settle(consumer, record, event, turn);
        } catch (UnreadableEventException e) {
            park(consumer, record, event, ParkingReason.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (ReusedEventIdException e) {
            park(consumer, record, event, ParkingReason.CONFLICT, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (!isTheEventsFault(e)) {
                throw e;
            }
            LOG.errorf(e, "event refused consumer=%s topic=%s offset=%d", consumer, record.topic(), record.offset());
            park(consumer, record, event, ParkingReason.REFUSED, e.toString());
        }
    }

    /** Empty for a type of a later release: its number counts, and there is nothing else to do. */
    private static Optional<ThroughlineEvent> data(IncomingEvent event, byte[] json) throws UnreadableEventException {
        Optional<EventType> type = EventType.named(event.type());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.read(json, type.get().dataClass()));
        } catch (IOException e) {
            throw new UnreadableEventException("data: " + e.getMessage());
        }
    }

    private Turn apply(String consumer, IncomingEvent event, Optional<ThroughlineEvent> data, EventApplier applier)
            throws SQLException {
        Turn turn = table.take(consumer, event);
        if (turn == Turn.DUE) {
            data.ifPresent(known -> apply(known, event, applier));
        }
        return turn;
    }

    private static void apply(ThroughlineEvent data, IncomingEvent event, EventApplier applier) {
        try {
            applier.apply(data, event);
        } catch (RuntimeException e) {
            throw new RefusedEventException(e);
        }
    }

    /**
     * What the service itself refuses, and what the database refuses because of its data. Anything else, a missing right
     * or a commit that broke off, is tried again: an event that is parked by mistake stops its aggregate.
     */
    private static boolean isTheEventsFault(RuntimeException e) {
        return TransientFaults.isOfTheData(e)
                || (e instanceof RefusedEventException
                        && !TransientFaults.isTransient(e)
                        && !TransientFaults.isOfTheDatabase(e));
    }

    private void settle(String consumer, ConsumerRecord<String, byte[]> record, IncomingEvent event, Turn turn) {
        switch (turn) {
            case DUE -> count(consumer, "applied");
            case DUPLICATE -> count(consumer, "duplicate");
            case CONFLICT ->
                park(consumer, record, event, ParkingReason.CONFLICT, "its number was applied under another id");
            case EARLY ->
                park(consumer, record, event, ParkingReason.GAP, "earlier events of its aggregate were not applied");
        }
    }

    private void park(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            @Nullable IncomingEvent event,
            ParkingReason reason,
            String detail) {
        parked.park(consumer, record, event, reason, detail);
        count(consumer, "parked");
        LOG.warnf(
                "event parked consumer=%s topic=%s partition=%d offset=%d reason=%s",
                consumer, record.topic(), record.partition(), record.offset(), reason);
    }

    private void count(String consumer, String outcome) {
        meters.counter("throughline.inbox.events", "consumer", consumer, "outcome", outcome)
                .increment();
    }
}
