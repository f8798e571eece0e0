package io.throughline.incident.alert.judge;

import io.quarkus.scheduler.Scheduled;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.judge.Judgement.Worth;
import io.throughline.incident.alert.judge.JudgementFacts.Case;
import io.throughline.incident.alert.rule.JudgingQueue;
import io.throughline.incident.alert.rule.JudgingQueue.Due;
import io.throughline.kit.DatabaseClock;
import io.throughline.kit.sweep.DueWork;
import io.throughline.kit.sweep.Sweeper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Judges alerts again that fire without an incident when what was decided on them changes or ends: not every sender tells
 * of an alert twice. On every replica.
 */
@Singleton
class StandingAlertsSweep implements DueWork {
    /** Alerts of one transaction; the next one goes on. */
    private static final int ALERTS = 2_000;

    private final Sweeper sweeper;
    private final JudgingQueue judging;
    private final StandingAlerts standing;
    private final JudgementFacts facts;
    private final AlertJudge judge;
    private final DatabaseClock clock;

    StandingAlertsSweep(
            Sweeper sweeper,
            JudgingQueue judging,
            StandingAlerts standing,
            JudgementFacts facts,
            AlertJudge judge,
            DatabaseClock clock) {
        this.sweeper = sweeper;
        this.judging = judging;
        this.standing = standing;
        this.facts = facts;
        this.judge = judge;
        this.clock = clock;
    }

    @Scheduled(
            every = "${throughline.alert-judging.sweep-interval:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweeper.sweep(this);
    }

    @Override
    public String name() {
        return "alert-judging";
    }

    @Override
    public int doBatch(int rows) {
        return doing(() -> judge(judging.lock(rows), rows));
    }

    @Override
    public List<UUID> due(int rows) {
        return doing(() -> judging.due(rows));
    }

    @Override
    public void doOne(UUID id) {
        int unused = doing(() -> judge(judging.lock(id), 1));
    }

    @Override
    public void postpone(UUID id) {
        boolean unused = doing(() -> {
            judging.postpone(id);
            return true;
        });
    }

    /** @return how many were done; {@code rows} if there is more to do */
    private int judge(List<Due> due, int rows) throws SQLException {
        if (due.isEmpty()) {
            return 0;
        }
        Instant now = clock.now();
        List<Case> kinds =
                facts.judge(standing.kindsOf(due.stream().map(Due::about).collect(Collectors.toSet())), now);
        // What opens nothing now would be read again and again: it waits for what else the queue has of its name.
        List<UUID> worthy = standing.ofKinds(
                kinds.stream()
                        .filter(kind -> kind.judgement().worth() == Worth.OPENS)
                        .map(Case::alert)
                        .toList(),
                ALERTS);
        if (!worthy.isEmpty()) {
            var unused = judge.judgeStored(
                    worthy.stream().collect(Collectors.toMap(id -> id, any -> AlertSeverity.INFO)), now);
        }
        if (worthy.size() == ALERTS) {
            return rows;
        }
        judging.addWithSecondLook(AlertJudge.againAt(kinds, now));
        judging.remove(due);
        return due.size();
    }

    private <T> T doing(Work<T> work) {
        try {
            return work.call();
        } catch (SQLException e) {
            throw new IllegalStateException("alerts not judged again", e);
        }
    }

    private interface Work<T> {
        T call() throws SQLException;
    }
}
