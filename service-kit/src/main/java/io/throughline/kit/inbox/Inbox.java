package io.throughline.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.kit.inbox.EventJudge.Step;
import io.throughline.kit.inbox.InboxTable.Turn;
import jakarta.inject.Singleton;
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
    private static final String SYSTEM = "system";

    private final EventJudge judge;
    private final InboxTable table;
    private final ParkedEvents parked;
    private final ReplayService replays;
    private final MeterRegistry meters;

    Inbox(EventJudge judge, InboxTable table, ParkedEvents parked, ReplayService replays, MeterRegistry meters) {
        this.judge = judge;
        this.table = table;
        this.parked = parked;
        this.replays = replays;
        this.meters = meters;
    }

    /**
     * Deals with one record; when this returns, the record may be acknowledged.
     *
     * @throws RuntimeException if the database is at fault: nothing has changed, {@link PatientInbox} tries again
     */
    void receive(ConsumerRecord<String, byte[]> record, EventApplier applier) {
        Outcome outcome = judge.judge(record, applier, Step.ATTEMPT_ONLY);
        if (outcome.reason() == ParkingReason.GAP) {
            outcome = judge.judge(record, applier, parkingIfEarly(record, applier));
        }
        ParkingReason reason = outcome.reason();
        if (reason == null) {
            count(applier, outcome.applied() ? "applied" : "duplicate");
            replayBehindSnapshot(record, outcome.event(), applier);
            return;
        }
        if (reason != ParkingReason.GAP) {
            parked.park(applier.consumer(), record, outcome);
        }
        count(applier, "parked");
        LOG.warnf(
                "event parked consumer=%s topic=%s partition=%d offset=%d reason=%s",
                applier.consumer(), record.topic(), record.partition(), record.offset(), reason);
    }

    /**
     * Judges again while nobody else moves the aggregate on: what an operator's replay has made due meanwhile is applied,
     * and what is parked is there for a replay that has not ended yet.
     */
    private Step parkingIfEarly(ConsumerRecord<String, byte[]> record, EventApplier applier) {
        return (event, attempt) -> {
            table.lock(applier.consumer(), event.aggregateId());
            Turn turn = attempt.run();
            if (turn == Turn.EARLY) {
                parked.insert(applier.consumer(), record, Outcome.of(event, turn));
            }
            return turn;
        };
    }

    /** Also when it came before: whoever applied it then may have died here. */
    private void replayBehindSnapshot(
            ConsumerRecord<String, byte[]> record, @Nullable IncomingEvent event, EventApplier applier) {
        if (event != null && event.isSnapshot()) {
            ParkedQueue queue = new ParkedQueue(applier.consumer(), record.topic(), event.aggregateId());
            replays.replay(queue, applier, SYSTEM);
        }
    }

    private void count(EventApplier applier, String outcome) {
        meters.counter("throughline.inbox.events", "consumer", applier.consumer(), "outcome", outcome)
                .increment();
    }
}
