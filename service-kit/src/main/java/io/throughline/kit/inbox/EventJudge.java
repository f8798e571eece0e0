package io.throughline.kit.inbox;

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

/** Applies a record if it is its turn, and says why if it is not: the same for one that arrives and one that waited. */
@Singleton
class EventJudge {
    private static final Logger LOG = Logger.getLogger(EventJudge.class);

    private final InboxTable table;
    private final ParkedEventTable parked;

    EventJudge(InboxTable table, ParkedEventTable parked) {
        this.table = table;
        this.parked = parked;
    }

    /** Takes an event's turn and applies it if it is due. */
    @FunctionalInterface
    interface Attempt {
        Turn run() throws SQLException;
    }

    /** What is committed together with the attempt, around it. */
    @FunctionalInterface
    interface Step {
        /** Nothing but the attempt. */
        Step ATTEMPT_ONLY = (event, attempt) -> attempt.run();

        Turn run(IncomingEvent event, Attempt attempt) throws SQLException;
    }

    /**
     * Deals with one record in a transaction of its own.
     *
     * @throws RuntimeException if the database is at fault: nothing has changed, and it may be tried again
     */
    Outcome judge(ConsumerRecord<String, byte[]> record, EventApplier applier, Step step) {
        IncomingEvent event = null;
        try {
            event = IncomingEvent.of(record);
            return Outcome.of(event, attempt(event, data(event, record.value()), applier, step));
        } catch (UnreadableEventException e) {
            return Outcome.parked(event, ParkingReason.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (ReusedEventIdException e) {
            return Outcome.parked(event, ParkingReason.CONFLICT, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return refused(record, event, applier, e);
        }
    }

    private Turn attempt(IncomingEvent event, @Nullable ThroughlineEvent data, EventApplier applier, Step step) {
        return QuarkusTransaction.requiringNew().call(() -> step.run(event, () -> attempt(event, data, applier)));
    }

    private Turn attempt(IncomingEvent event, @Nullable ThroughlineEvent data, EventApplier applier)
            throws SQLException {
        if (event.isSnapshot() && data == null) {
            return Turn.DUPLICATE; // of a later release: to skip what it stands for would lose it
        }
        Turn turn = table.take(applier.consumer(), event);
        if (turn == Turn.DUE) {
            if (data != null) {
                apply(data, event, applier);
            }
            if (event.isSnapshot()) {
                parked.supersede(applier.consumer(), event);
            }
        }
        return turn;
    }

    /** Null for a type of a later release: its number counts, and there is nothing else to do. */
    private static @Nullable ThroughlineEvent data(IncomingEvent event, byte[] json) throws UnreadableEventException {
        Optional<EventType> type = EventType.named(event.type());
        if (type.isEmpty()) {
            return null;
        }
        try {
            return EventJson.read(json, type.get().dataClass());
        } catch (IOException e) {
            throw new UnreadableEventException("data: " + Fault.ofJson(e));
        }
    }

    private static void apply(ThroughlineEvent data, IncomingEvent event, EventApplier applier) {
        try {
            applier.apply(data, event);
        } catch (RuntimeException e) {
            throw new RefusedEventException(e);
        }
    }

    private static Outcome refused(
            ConsumerRecord<String, byte[]> record,
            @Nullable IncomingEvent event,
            EventApplier applier,
            RuntimeException e) {
        if (!isTheEventsFault(e)) {
            throw e;
        }
        String fault = Fault.ofService(e);
        LOG.errorf(
                "event refused consumer=%s topic=%s partition=%d offset=%d fault=%s",
                applier.consumer(), record.topic(), record.partition(), record.offset(), fault);
        return Outcome.parked(event, ParkingReason.REFUSED, fault);
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
}
