package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.e2e.LaunchedStack;
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
        stack.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void processesDieAtTheWorstMoments(String id, List<Fault> faults) {
        LoadClient load = load(id);
        faults.forEach(fault -> fault.inject(stack)); // a service that is not back yet dies when it is
        faults.forEach(fault -> fault.heal(stack));
        load.stop();
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
        LoadClient load = load("F6");
        Fault fault = Faults.databaseDown(Duration.ofSeconds(10));
        fault.inject(stack);
        fault.heal(stack);
        load.stop();
        assertThat(load.serverErrors()).as("said so").isPositive();
        assertThat(Invariants.check(stack)).isEmpty();
    }

    @Test
    void brokerIsAwayAndNobodyNoticesAtTheApi() {
        LoadClient load = load("F7");
        Fault fault = Faults.brokerDown(Duration.ofSeconds(30));
        int before = load.accepted();
        fault.inject(stack);
        assertThat(load.accepted() - before).as("accepted meanwhile").isGreaterThan(PER_SECOND);
        fault.heal(stack);
        load.stop();
        assertThat(load.serverErrors()).isZero();
        assertThat(Invariants.check(stack)).isEmpty();
    }

    /** F13. */
    @Test
    void everythingComesAgain() {
        LoadClient load = load("F13");
        Awaitility.await().atMost(SOON).until(() -> load.accepted() > 2 * PER_SECOND);
        load.stop();
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
        LoadClient load = load("F14");
        Strangers strangers = stack.strangers();
        List<ProducerRecord<String, byte[]>> parked = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> taken = new ArrayList<>();
        for (String topic : Poison.topics()) {
            parked.add(Poison.notJson(topic, stranger()));
            parked.add(Poison.withoutHeaders(topic, stranger()));
            taken.add(Poison.unknownType(topic, stranger(), 1));
        }
        List<ProducerRecord<String, byte[]>> early = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> missing = new ArrayList<>();
        for (String topic : GAPS_ARE_FAULTS) {
            String key = stranger();
            early.add(Poison.unknownType(topic, key, 3));
            early.add(Poison.unknownType(topic, key, 4)); // waits behind it
            missing.add(Poison.unknownType(topic, key, 1));
            missing.add(Poison.unknownType(topic, key, 2));
        }
        strangers.sendToBeParked(parked);
        List<ParkedRecord> gaps = strangers.sendToBeParked(early);
        strangers.sendToBeTaken(taken);
        assertThatThrownBy(
                        () -> strangers.sendToBeTaken(List.of(Poison.tooLarge("throughline.incident.v1", stranger()))))
                .as("1.5 MB is more than the broker takes: it never is on a topic")
                .hasCauseInstanceOf(RecordTooLargeException.class);

        assertThat(timeUntilKnown())
                .as("another incident's way to action-service")
                .isLessThan(Duration.ofSeconds(5));
        load.stop();
        assertThat(Invariants.check(stack)).isEmpty();

        strangers.sendToBeTaken(missing);
        replayUntilApplied(gaps.size());
        strangers.forget(gaps);
        assertThat(Invariants.check(stack))
                .as("the gaps are closed, the rest waits")
                .isEmpty();
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

    /** From the declaration of an incident until the service of actions has heard of it. */
    private static Duration timeUntilKnown() {
        String title = "After the poison " + UUID.randomUUID();
        stack.stack()
                .as(LaunchedStack.INCIDENT_SERVICE, Town.LOADER, "service-owner")
                .body(Step.DECLARE.body(title, Town.SERVICE))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201);
        long declared = System.nanoTime();
        String id = String.valueOf(stack.databases()
                .rows(StackDatabases.INCIDENT, "SELECT id FROM incident WHERE title = '" + title + "'")
                .get(0)
                .get(0));
        Awaitility.await("known")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stack.databases()
                                .number(StackDatabases.ACTION, "SELECT count(*) FROM incident WHERE id = '" + id + "'")
                        == 1);
        return Duration.ofNanos(System.nanoTime() - declared);
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
