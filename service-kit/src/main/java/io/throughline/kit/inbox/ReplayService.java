package io.throughline.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.kit.inbox.EventJudge.Step;
import io.throughline.kit.inbox.InboxTable.Turn;
import io.throughline.kit.inbox.ParkedRecords.Waiting;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies after all what was parked: of each aggregate in order, up to the first that still cannot be applied. Each is
 * judged as if it arrived now, in one transaction with the note that it is settled; one that arrives meanwhile waits for
 * that, so that none stays parked that is due.
 */
@Singleton
class ReplayService {
    private static final Logger LOG = Logger.getLogger(ReplayService.class);

    private final EventJudge judge;
    private final InboxTable inbox;
    private final ParkedRecords records;
    private final ParkedEventTable table;

    ReplayService(EventJudge judge, InboxTable inbox, ParkedRecords records, ParkedEventTable table) {
        this.judge = judge;
        this.inbox = inbox;
        this.records = records;
        this.table = table;
    }

    /**
     * Replays a queue from its head.
     *
     * @param by an e-mail, or {@code system}
     */
    Replay replay(ParkedQueue queue, EventApplier applier, String by) {
        Replay replay = new Replay();
        Optional<Waiting> next = records.next(queue, null);
        while (next.isPresent() && replay.goesOnAfter(next.get().id(), apply(next.get(), applier, by))) {
            next = records.next(queue, next.get());
        }
        log(replay, queue.consumer(), queue.aggregateId(), by);
        return replay;
    }

    /** Tries one alone that does not know its place: a later release may be able to read it. */
    Replay replayAlone(ParkedEvent event, EventApplier applier, String by) {
        Replay replay = new Replay();
        records.find(event.id()).ifPresent(waiting -> replay.goesOnAfter(event.id(), apply(waiting, applier, by)));
        log(replay, event.consumer(), event.aggregateId(), by);
        return replay;
    }

    private Outcome apply(Waiting waiting, EventApplier applier, String by) {
        Outcome outcome = judge.judge(waiting.record(), applier, settling(waiting.id(), applier, by));
        ParkingReason reason = outcome.reason();
        if (reason != null) {
            QuarkusTransaction.requiringNew().run(() -> table.explain(waiting.id(), reason, outcome.detail()));
        }
        return outcome;
    }

    private Step settling(long id, EventApplier applier, String by) {
        return (event, attempt) -> {
            inbox.lock(applier.consumer(), event.aggregateId());
            if (!table.lockIfWaiting(id)) {
                return Turn.DUPLICATE; // somebody else was faster
            }
            Turn turn = attempt.run();
            if (turn == Turn.DUE) {
                table.settle(id, Settlement.REPLAYED, by, null);
            } else if (turn == Turn.DUPLICATE) {
                table.settle(id, Settlement.SUPERSEDED, by, null);
            }
            return turn;
        };
    }

    private static void log(Replay replay, String consumer, @Nullable String aggregate, String by) {
        if (replay.isEmpty()) {
            return;
        }
        LOG.infof(
                "parked events replayed consumer=%s aggregate=%s by=%s replayed=%d superseded=%d conflicts=%d stoppedAt=%s",
                consumer,
                aggregate,
                by,
                replay.replayed().size(),
                replay.superseded().size(),
                replay.conflicts().size(),
                replay.stoppedAt().map(stop -> String.valueOf(stop.id())).orElse("none"));
    }
}
