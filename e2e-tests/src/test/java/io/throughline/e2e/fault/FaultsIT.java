package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.Strangers.ParkedRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What dies in between loses nothing: each fault befalls a stack under load, and then every invariant holds. */
@Tag("faults")
class FaultsIT {
    private static final int WORKERS = 4;
    private static final int PER_SECOND = 40;
    private static final int MANY = 1_000_000;
    private static final long SEED = 5;

    private static final Duration BROKER_DOWN = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(60);
    /** The other topics are compacted: gaps are normal there. */
    private static final List<String> GAPS_ARE_FAULTS =
            List.of("throughline.incident.v1", "throughline.action.v1", "throughline.notification.v1");

    @TempDir
    private static Path folder;

    private static FaultStack stack;

    @BeforeAll
    static void start() {
        stack = FaultStack.start(folder, 1);
    }

    @AfterAll
    static void stop() {
        if (stack != null) { // else it never was
            stack.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void processesDieAtTheWorstMoments(String id, List<Fault> faults) {
        try (LoadClient load = load(id)) {
            faults.forEach(fault -> fault.inject(stack)); // a service that is not back yet dies when it is
            faults.forEach(fault -> fault.heal(stack));
            load.stop();
        }
        assertThat(Invariants.check(stack)).isEmpty();
    }

    static Stream<Arguments> processesDieAtTheWorstMoments() {
        return Stream.of(
                Arguments.of("F1 and F2", Faults.ofCommands()),
                Arguments.of("F3", Faults.ofTheRelay()),
                Arguments.of("F4", Faults.ofConsumers()),
                Arguments.of("F5", List.of(Faults.ofWebhooks())));
    }

    @Test
    void databaseIsAway() {
        try (LoadClient load = load("F6")) {
            Fault fault = Faults.databaseDown(Duration.ofSeconds(10));
            fault.inject(stack);
            fault.heal(stack);
            load.stop();
            assertThat(load.calls().serverErrors()).as("said so").isPositive();
        }
        assertThat(Invariants.check(stack)).isEmpty();
    }

    @Test
    void brokerIsAwayAndNobodyNoticesAtTheApi() {
        try (LoadClient load = load("F7")) {
            long begun = System.nanoTime();
            accepted(load, 2 * PER_SECOND);
            Duration usual = Duration.ofNanos(System.nanoTime() - begun);
            Calls before = load.calls();
            Fault fault = Faults.brokerDown(BROKER_DOWN);
            fault.inject(stack);
            Calls meanwhile = load.calls().since(before);
            fault.heal(stack);
            load.stop();
            assertThat(meanwhile.serverErrors()).as("5xx").isZero();
            assertThat(meanwhile.unanswered()).as("without an answer").isZero();
            assertThat((long) meanwhile.accepted())
                    .as("a fair share of what was accepted before, per time")
                    .isGreaterThan(2 * PER_SECOND * BROKER_DOWN.toMillis() / usual.toMillis() / 4);
        }
        assertThat(Invariants.check(stack)).isEmpty();
    }

    /** F13. */
    @Test
    void everythingComesAgain() {
        try (LoadClient load = load("F13")) {
            accepted(load, 2 * PER_SECOND);
            load.stop();
        }
        assertThat(Invariants.check(stack)).isEmpty();
        List<Long> before = effects();
        Fault fault = new Redelivery(SEED);
        fault.inject(stack);
        fault.heal(stack);
        assertThat(Invariants.check(stack)).isEmpty();
        assertThat(effects()).as("entries, changes, notifications").isEqualTo(before);
    }

    /** F14: only what cannot be applied waits, on every topic; what is of another aggregate does not. */
    @Test
    void poisonStopsNobodyElse() throws ExecutionException {
        Strangers strangers = stack.strangers();
        FollowedCopy incident = FollowedCopy.declare(stack);
        List<ProducerRecord<String, byte[]>> missing = new ArrayList<>();
        List<ParkedRecord> gaps = new ArrayList<>();
        try (LoadClient load = load("F14")) {
            List<ProducerRecord<String, byte[]>> parked = new ArrayList<>();
            List<ProducerRecord<String, byte[]>> taken = new ArrayList<>();
            for (String topic : Poison.topics()) {
                parked.add(Poison.notJson(topic, stranger()));
                parked.add(Poison.withoutHeaders(topic, stranger()));
                taken.add(Poison.unknownType(topic, stranger(), 1));
            }
            List<ProducerRecord<String, byte[]>> early = new ArrayList<>();
            for (String topic : GAPS_ARE_FAULTS) {
                String key = stranger();
                early.add(Poison.unknownType(topic, key, 3));
                early.add(Poison.unknownType(topic, key, 4)); // waits behind it
                missing.add(Poison.unknownType(topic, key, 1));
                missing.add(Poison.unknownType(topic, key, 2));
            }
            List<ParkedRecord> bad = strangers.sendToBeParked(incident.onItsPartition(parked));
            gaps.addAll(strangers.sendToBeParked(incident.onItsPartition(early)));
            strangers.sendToBeTaken(incident.onItsPartition(taken));
            assertThatThrownBy(() ->
                            strangers.sendToBeTaken(List.of(Poison.tooLarge("throughline.incident.v1", stranger()))))
                    .as("1.5 MB is more than the broker takes: it never is on a topic")
                    .hasCauseInstanceOf(RecordTooLargeException.class);

            incident.acknowledgeAndAwait();
            assertThat(incident.parkedBesideIt())
                    .as("parked on its partition when the next event of the incident was applied")
                    .containsAll(incident.besideIt(bad))
                    .containsAll(incident.besideIt(gaps));
            load.stop();
        }
        assertThat(Invariants.check(stack)).isEmpty();

        strangers.sendToBeTaken(incident.onItsPartition(missing));
        replayUntilApplied(gaps.size());
        strangers.forget(gaps);
        assertThat(Invariants.check(stack))
                .as("the gaps are closed, the rest waits")
                .isEmpty();
    }

    /** A story that lacks its beginning has no effect; when it has come, a replay tells the rest, in its order. */
    @Test
    void whatWasHeldBackIsReplayedInItsOrder() throws ExecutionException {
        HeldBackStory story = HeldBackStory.make(stack);
        List<ParkedRecord> early = stack.strangers().sendToBeParked(story.rest());
        assertThat(Invariants.check(stack)).as("parked").isEmpty();
        Awaitility.await("parked").atMost(SOON).until(() -> story.parked() == 2 * early.size());
        assertThat(story.copies()).as("without its beginning").isEmpty();

        stack.strangers().sendToBeTaken(story.beginning());
        replayUntilApplied(early.size());
        stack.strangers().forget(early);
        assertThat(story.copies())
                .as("in both readers")
                .containsOnly(story.end())
                .hasSize(2);
        assertThat(Invariants.check(stack)).isEmpty();
    }

    /** Each early event is parked by every service that reads its topic. */
    private static void replayUntilApplied(int early) {
        Awaitility.await("replayed").atMost(SOON).untilAsserted(() -> {
            for (String service : stack.killer().services()) {
                stack.stack()
                        .as(service, "admin@example.org", "admin")
                        .body(Map.of())
                        .post("/api/v1/admin/parked-events/replay")
                        .then()
                        .statusCode(200);
            }
            assertThat(StackDatabases.ALL.stream()
                            .mapToLong(database -> stack.databases()
                                    .number(
                                            database,
                                            "SELECT count(*) FROM parked_event"
                                                    + " WHERE reason = 'GAP' AND settled_at IS NULL"))
                            .sum())
                    .as("of %s early events", early)
                    .isZero();
        });
    }

    private static String stranger() {
        String key = UUID.randomUUID().toString();
        stack.strangers().claim(key);
        return key;
    }

    private static void accepted(LoadClient load, int enough) {
        Awaitility.await().atMost(SOON).until(() -> load.calls().accepted() >= enough);
    }

    private static List<Long> effects() {
        StackDatabases databases = stack.databases();
        return List.of(
                databases.number(StackDatabases.INCIDENT, "SELECT count(*) FROM timeline_entry"),
                databases.number(StackDatabases.ACTION, "SELECT count(*) FROM action_history"),
                databases.number(StackDatabases.NOTIFICATION, "SELECT count(*) FROM notification"));
    }

    private static LoadClient load(String id) {
        return stack.load(new LoadPlan(id.replace(" ", ""), SEED, WORKERS, MANY, PER_SECOND));
    }
}
