package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        return await(patience, this::missing);
    }

    /** Waits for what is in the outboxes now only; it may take readers longer to apply it, and to announce more. */
    List<Violation> awaitOutboxes(Duration patience) {
        Map<String, Long> last = new LinkedHashMap<>();
        StackDatabases.ALL.forEach(database ->
                last.put(database, stack.databases().number(database, "SELECT coalesce(max(id), 0) FROM outbox")));
        return await(patience, () -> unsentUpTo(last));
    }

    private static List<Violation> await(Duration patience, Supplier<List<Violation>> look) {
        long end = System.nanoTime() + patience.toNanos();
        List<Violation> missing = look.get();
        while (!missing.isEmpty() && System.nanoTime() < end) {
            Pauses.of(LOOK_EVERY);
            missing = look.get();
        }
        return missing;
    }

    private List<Violation> unsentUpTo(Map<String, Long> last) {
        List<Violation> unsent = new ArrayList<>();
        last.forEach((database, id) -> {
            long rows = stack.databases().number(database, "SELECT count(*) FROM outbox WHERE id <= " + id);
            if (rows > 0) {
                unsent.add(new Violation("I4", database + ".outbox", rows + " events are not sent"));
            }
        });
        return unsent;
    }

    private List<Violation> missing() {
        Map<String, Long> all = new LinkedHashMap<>();
        StackDatabases.ALL.forEach(database -> all.put(database, Long.MAX_VALUE));
        List<Violation> missing = unsentUpTo(all);
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
