package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Waits until all that was announced has arrived (I4). */
final class Drain {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int SHOWN = 5;

    private final FaultStack stack;

    Drain(FaultStack stack) {
        this.stack = stack;
    }

    /** Empty when it has; else, when the time is over, what has not. */
    List<Violation> await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<Violation> missing = missing();
        while (!missing.isEmpty() && System.nanoTime() < end) {
            Pauses.of(LOOK_EVERY);
            missing = missing();
        }
        return missing;
    }

    private List<Violation> missing() {
        List<Violation> missing = new ArrayList<>();
        for (String database : StackDatabases.ALL) {
            long rows = stack.databases().number(database, "SELECT count(*) FROM outbox");
            if (rows > 0) {
                missing.add(new Violation("I4", database + ".outbox", rows + " events are not sent"));
            }
        }
        for (Source source : Source.values()) {
            Map<String, Long> announced = source.lastSequences(stack);
            Consumer.of(source).forEach(consumer -> missing.addAll(behind(consumer, announced)));
        }
        missing.addAll(unsent());
        return missing;
    }

    private List<Violation> behind(Consumer consumer, Map<String, Long> announced) {
        Map<String, Long> applied = Source.numbers(stack.databases()
                .rows(
                        consumer.database(),
                        "SELECT aggregate_id, applied_sequence FROM consumer_progress WHERE consumer = '"
                                + consumer.consumer() + "'"));
        List<String> behind = announced.entrySet().stream()
                .filter(last -> applied.getOrDefault(last.getKey(), 0L) < last.getValue())
                .map(last ->
                        last.getKey() + " is at " + applied.getOrDefault(last.getKey(), 0L) + " of " + last.getValue())
                .toList();
        return behind.isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "I4",
                        consumer.database() + " " + consumer.consumer(),
                        behind.size() + " aggregates are behind: "
                                + behind.subList(0, Math.min(SHOWN, behind.size()))));
    }

    /** What its receiver was told to refuse may wait for a later rung of its ladder. */
    private List<Violation> unsent() {
        long waiting = stack
                .databases()
                .rows(StackDatabases.NOTIFICATION, "SELECT id FROM notification WHERE state IN ('QUEUED', 'RETRYING')")
                .stream()
                .filter(row -> !stack.receiver().refused(String.valueOf(row.get(0))))
                .count();
        return waiting == 0
                ? List.of()
                : List.of(new Violation("I4", "notification.notification", waiting + " are not sent"));
    }
}
