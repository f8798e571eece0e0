package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.e2e.EventLog;
import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.fault.agent.Damage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A harness that cannot fail proves nothing: where a guarantee is taken away, it says so. */
@Tag("faults")
class DamageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ENOUGH = 80;
    private static final int PER_SECOND = 40;

    @Test
    void everyDamageIsReported(@TempDir Path folder) throws ExecutionException {
        try (FaultStack stack = FaultStack.start(folder, 1)) {
            LoadClient load = load(stack, "sound");
            enough(load);
            load.stop();
            assertThat(Invariants.check(stack)).as("undamaged").isEmpty();

            Set<Violation> known = new HashSet<>();
            withoutInboxCheck(stack);
            assertThat(reported(stack, known)).as("no inbox check").contains("I6");

            withReorderedRead(stack);
            assertThat(reported(stack, known)).as("reordered read").contains("I5");

            withEarlyAcknowledgement(stack);
            assertThat(reported(stack, known))
                    .as("acknowledged before the commit")
                    .containsAnyOf("I4", "I6");
        }
    }

    /** The first event of each incident comes again, and nobody looks whether it was applied. */
    private static void withoutInboxCheck(FaultStack stack) throws ExecutionException {
        stack.switches().damage(Damage.NO_INBOX_CHECK);
        Map<String, ProducerRecord<String, byte[]>> first = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : new EventLog(stack.stack()).all("throughline.incident.v1")) {
            first.putIfAbsent(record.key(), Redelivery.copyOf(record));
        }
        stack.strangers().sendToBeTaken(List.copyOf(first.values()));
        Pauses.of(PATIENCE); // there is no sign of having applied what counts as applied
        stack.switches().undo(Damage.NO_INBOX_CHECK);
    }

    /** Events pile up while the broker stands still, and are read from the end. */
    private static void withReorderedRead(FaultStack stack) {
        stack.switches().damage(Damage.REORDERED_READ);
        LoadClient load = load(stack, "reordered");
        stack.killer().pause(LaunchedStack.BROKER, Duration.ofSeconds(3));
        enough(load);
        load.stop();
        stack.switches().undo(Damage.REORDERED_READ);
    }

    /** The process dies while it still works on what it has acknowledged. */
    private static void withEarlyAcknowledgement(FaultStack stack) {
        stack.switches().damage(Damage.ACK_BEFORE_COMMIT);
        LoadClient load = load(stack, "early");
        enough(load);
        load.stop();
        Pauses.of(Duration.ofSeconds(3)); // by then it has told the broker so, which it does every second
        stack.killer().kill(LaunchedStack.ACTION_SERVICE);
        stack.switches().undo(Damage.ACK_BEFORE_COMMIT);
        stack.killer().awaitAll();
    }

    /** The invariants that do not hold where they did before. */
    private static List<String> reported(FaultStack stack, Set<Violation> known) {
        List<Violation> found = Invariants.check(stack, PATIENCE);
        return found.stream()
                .filter(known::add)
                .map(Violation::invariant)
                .distinct()
                .toList();
    }

    private static LoadClient load(FaultStack stack, String name) {
        return stack.load(new LoadPlan(name, 1, 4, Integer.MAX_VALUE, PER_SECOND));
    }

    private static void enough(LoadClient load) {
        int before = load.accepted();
        Awaitility.await().atMost(SOON).until(() -> load.accepted() - before > ENOUGH);
    }
}
