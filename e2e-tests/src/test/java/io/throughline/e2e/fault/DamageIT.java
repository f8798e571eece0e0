package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.e2e.EventLog;
import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.agent.Damage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A harness that cannot fail proves nothing: where a guarantee is taken away, it says so. */
@Tag("faults")
class DamageIT {
    private static final String INCIDENTS = "throughline.incident.v1";
    /** Incidents with events that can be put into another order. */
    private static final String SEVERAL = "SELECT count(*) FROM (SELECT aggregate_id FROM outbox WHERE topic = '"
            + INCIDENTS + "' GROUP BY aggregate_id HAVING count(*) > 1) AS several";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ENOUGH = 80;
    private static final int ENOUGH_REORDERED = 5;
    private static final int PER_SECOND = 40;

    @Test
    void everyDamageIsReported(@TempDir Path folder) throws ExecutionException {
        try (FaultStack stack = FaultStack.start(folder, 1)) {
            try (LoadClient load = load(stack, "sound")) {
                enough(load);
                load.stop();
            }
            assertThat(Invariants.check(stack)).as("undamaged").isEmpty();

            Set<String> known = new HashSet<>();
            withoutInboxCheck(stack);
            assertThat(reported(stack, known)).as("no inbox check").anyMatch(of("I6", ""));

            withReorderedRead(stack);
            assertThat(reported(stack, known)).as("reordered read").anyMatch(of("I5", ""));

            withEarlyAcknowledgement(stack);
            assertThat(reported(stack, known))
                    .as("acknowledged before the commit")
                    .anyMatch(of("I6", "copy of incident in action "));
        }
    }

    /** The first event of each incident comes again, and nobody looks whether it was applied. */
    private static void withoutInboxCheck(FaultStack stack) throws ExecutionException {
        stack.switches().damage(Damage.NO_INBOX_CHECK);
        Map<String, ProducerRecord<String, byte[]>> first = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : new EventLog(stack.stack()).all(INCIDENTS)) {
            first.putIfAbsent(record.key(), Redelivery.copyOf(record));
        }
        stack.strangers().sendToBeTaken(List.copyOf(first.values()));
        awaitCaughtUp(stack);
        stack.switches().undo(Damage.NO_INBOX_CHECK);
    }

    /** Events pile up while the broker stands still, and are read from the end. */
    private static void withReorderedRead(FaultStack stack) {
        stack.switches().damage(Damage.REORDERED_READ);
        try (LoadClient load = load(stack, "reordered")) {
            stack.killer()
                    .whilePaused(
                            List.of(LaunchedStack.BROKER),
                            () -> Awaitility.await("several events of some")
                                    .atMost(SOON)
                                    .until(() -> stack.databases().number(StackDatabases.INCIDENT, SEVERAL)
                                            >= ENOUGH_REORDERED));
            load.stop();
        }
        awaitCaughtUp(stack);
        stack.switches().undo(Damage.REORDERED_READ);
    }

    /** The process dies while it still works on what it has acknowledged; the others work as ever. */
    private static void withEarlyAcknowledgement(FaultStack stack) {
        stack.switches().damage(Damage.ACK_BEFORE_COMMIT, LaunchedStack.ACTION_SERVICE);
        try (LoadClient load = load(stack, "early")) {
            enough(load);
            load.stop();
        }
        awaitCaughtUp(stack); // as the broker has been told
        stack.killer().kill(LaunchedStack.ACTION_SERVICE);
        stack.switches().undo(Damage.ACK_BEFORE_COMMIT, LaunchedStack.ACTION_SERVICE);
        stack.killer().awaitAll();
        awaitCaughtUp(stack); // what is not there now is not late: nobody will send it again
    }

    /** Everything announced is on the topics, and every service has acknowledged it. */
    private static void awaitCaughtUp(FaultStack stack) {
        for (String database : StackDatabases.ALL) {
            Awaitility.await("nothing to be sent by " + database)
                    .atMost(SOON)
                    .until(() -> stack.databases().number(database, "SELECT count(*) FROM outbox") == 0);
        }
        try (ConsumerGroups groups = ConsumerGroups.of(stack.stack())) {
            groups.awaitCaughtUp();
        }
    }

    /** What does not hold now, and did before. */
    private static List<Violation> reported(FaultStack stack, Set<String> known) {
        return Invariants.check(stack, Duration.ZERO).stream()
                .filter(violation -> known.add(violation.invariant() + " at " + violation.where()))
                .toList();
    }

    private static Predicate<Violation> of(String invariant, String where) {
        return violation ->
                violation.invariant().equals(invariant) && violation.where().startsWith(where);
    }

    private static LoadClient load(FaultStack stack, String name) {
        return stack.load(new LoadPlan(name, 1, 4, Integer.MAX_VALUE, PER_SECOND));
    }

    private static void enough(LoadClient load) {
        Awaitility.await().atMost(SOON).until(() -> load.calls().accepted() > ENOUGH);
    }
}
