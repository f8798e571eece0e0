package io.throughline.incident.incident.silence;

import io.quarkus.scheduler.Scheduled;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.kit.DatabaseClock;
import io.throughline.kit.sweep.DueWork;
import io.throughline.kit.sweep.Sweeper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Notes in the timeline of an incident that its alerts have all resolved; on every replica. Found by looking, and not
 * while alerts are taken in: two deliveries that end the last two alerts at once would each see the other's.
 */
@Singleton
class SilenceSweep implements DueWork {
    private static final String NOTE = "Every alert of it has resolved. Resolving the incident is yours.";

    private final Sweeper sweeper;
    private final SilenceTable table;
    private final TimelineRecorder timeline;
    private final DatabaseClock clock;

    SilenceSweep(Sweeper sweeper, SilenceTable table, TimelineRecorder timeline, DatabaseClock clock) {
        this.sweeper = sweeper;
        this.table = table;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Scheduled(
            every = "${throughline.alert-silence.sweep-interval:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweeper.sweep(this);
    }

    @Override
    public String name() {
        return "alert-silence";
    }

    @Override
    public int doBatch(int rows) {
        return note(due(rows));
    }

    @Override
    public List<UUID> due(int rows) {
        try {
            return table.find(rows);
        } catch (SQLException e) {
            throw new IllegalStateException("silent incidents not found", e);
        }
    }

    @Override
    public void doOne(UUID id) {
        int unused = note(List.of(id));
    }

    /** It waits for the next round as it is; the others are noted one by one meanwhile. */
    @Override
    public void postpone(UUID id) {}

    private int note(List<UUID> incidents) {
        try {
            List<UUID> silent = table.lockSilent(incidents);
            Instant now = clock.now();
            for (UUID incident : silent) {
                timeline.record(
                        incident,
                        new NewEntry(
                                TimelineKind.ALERTS_SILENT, now, now, Incident.SYSTEM, NOTE, Map.of(), null, null));
            }
            return silent.size();
        } catch (SQLException e) {
            throw new IllegalStateException("silence not noted", e);
        }
    }
}
