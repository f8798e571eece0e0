package io.throughline.kit.inbox;

import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.inbox.ReplayView.StoppedAtView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators ask to be replayed. */
@Singleton
class ParkedQueues {
    private static final int BATCH = 200;
    private static final int MAX_STOPS = 200;

    private final ReplayService replays;
    private final ParkedRecords records;
    private final Appliers appliers;

    ParkedQueues(ReplayService replays, ParkedRecords records, Appliers appliers) {
        this.replays = replays;
        this.records = records;
        this.appliers = appliers;
    }

    /**
     * Replays the aggregate of an event, from its first parked event on.
     *
     * @throws IllegalMoveException if the event is settled (problem {@code illegal-move}, 409)
     * @throws UnmetConditionException if this release has no such consumer (problem {@code condition-unmet}, 409)
     */
    ReplayView replay(ParkedEvent event, String by) {
        if (event.settled() != null) {
            throw ParkedEventService.settled();
        }
        EventApplier applier = appliers.of(event.consumer())
                .orElseThrow(() -> new UnmetConditionException(
                        "This release has no consumer " + event.consumer() + "; discard the event."));
        String aggregate = event.aggregateId();
        return ReplayView.of(
                event.sequence() == null || aggregate == null
                        ? replays.replayAlone(event, applier, by)
                        : replays.replay(new ParkedQueue(event.consumer(), event.topic(), aggregate), applier, by));
    }

    /** Replays aggregate by aggregate; those of consumers that this release does not have are left alone. */
    ReplayOfAllView replayAll(ReplayRequest request, String by) {
        long aggregates = 0;
        long replayed = 0;
        long superseded = 0;
        List<StoppedAtView> stops = new ArrayList<>();
        List<ParkedQueue> batch = queues(request, null);
        while (!batch.isEmpty()) {
            for (ParkedQueue queue : batch) {
                Optional<Replay> replay =
                        appliers.of(queue.consumer()).map(applier -> replays.replay(queue, applier, by));
                aggregates++;
                replayed += replay.map(done -> done.replayed().size()).orElse(0);
                superseded += replay.map(done -> done.superseded().size()).orElse(0);
                if (stops.size() < MAX_STOPS) {
                    replay.flatMap(Replay::stoppedAt).map(StoppedAtView::of).ifPresent(stops::add);
                }
            }
            batch = queues(request, batch.get(batch.size() - 1));
        }
        long waiting = records.count(request.consumer(), request.topic());
        return new ReplayOfAllView(aggregates, replayed, superseded, waiting, stops);
    }

    private List<ParkedQueue> queues(ReplayRequest request, @Nullable ParkedQueue last) {
        return records.queues(request.consumer(), request.topic(), last, BATCH);
    }
}
