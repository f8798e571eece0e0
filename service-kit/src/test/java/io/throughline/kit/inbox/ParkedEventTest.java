package io.throughline.kit.inbox;

import static io.restassured.RestAssured.given;
import static io.throughline.kit.inbox.ConsumedRecords.linked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.CloudEventHeaders;
import io.throughline.kit.inbox.SwitchableApplier.Hold;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was parked can be looked at, applied after all in its order, and given up. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class ParkedEventTest {
    private static final String PATH = "/api/v1/admin/parked-events";
    private static final String TOPIC = "throughline.incident.v1";
    private static final String ADMIN = "root@example.org";

    private final String aggregate = UUID.randomUUID().toString();

    private TestDatabase database;

    @Inject
    Inbox inbox;

    @Inject
    SwitchableApplier applier;

    @Inject
    ReplayService replays;

    @BeforeEach
    void makeTable() throws SQLException {
        Effects.makeTable(database);
    }

    @AfterEach
    void mend() {
        applier.mend();
    }

    @Test
    void whatWasRefusedIsAppliedWhenItCanBeAndThoseBehindFollowInTheirOrder() {
        applier.refuse(aggregate, 1);
        receive(linked(aggregate, 1), linked(aggregate, 3), linked(aggregate, 2));
        List<Integer> parked = waiting();
        assertThat(effects()).isEmpty();

        applier.mend();
        Response replay = replay(parked.get(2));

        assertThat(replay.statusCode()).isEqualTo(200);
        assertThat(replay.<List<Integer>>path("replayed")).containsExactly(parked.get(0), parked.get(2), parked.get(1));
        assertThat(replay.<Object>path("stoppedAt")).isNull();
        assertThat(effects()).containsExactly(1L, 2L, 3L);
        assertThat(waiting()).isEmpty();
        receive(linked(aggregate, 4));
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L);
        Response settled = get(parked.get(0));
        assertThat(settled.<String>path("settled.settlement")).isEqualTo("REPLAYED");
        assertThat(settled.<String>path("settled.by")).isEqualTo(ADMIN);
        assertThat(settled.<String>path("settled.at")).isNotBlank();
    }

    @Test
    void thoseBehindAGapFollowWhenTheMissingOneHasCome() {
        receive(linked(aggregate, 1), linked(aggregate, 3), linked(aggregate, 4));
        List<Integer> parked = waiting();

        Response early = replay(parked.get(0));
        receive(linked(aggregate, 2));
        Response replay = replay(parked.get(1));

        assertThat(early.<List<Integer>>path("replayed")).isEmpty();
        assertThat(early.<Integer>path("stoppedAt.id")).isEqualTo(parked.get(0));
        assertThat(early.<String>path("stoppedAt.reason")).isEqualTo("GAP");
        assertThat(replay.<List<Integer>>path("replayed")).isEqualTo(parked);
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void replayEndsAtTheFirstThatIsRefusedAndSaysWhy() {
        receive(linked(aggregate, 1), linked(aggregate, 3), linked(aggregate, 4), linked(aggregate, 2));
        List<Integer> parked = waiting();
        applier.refuse(aggregate, 4);

        Response replay = replay(parked.get(0));

        assertThat(replay.<List<Integer>>path("replayed")).containsExactly(parked.get(0));
        assertThat(replay.<Integer>path("stoppedAt.id")).isEqualTo(parked.get(1));
        assertThat(replay.<String>path("stoppedAt.reason")).isEqualTo("REFUSED");
        Response left = get(parked.get(1));
        assertThat(left.<String>path("reason")).isEqualTo("REFUSED");
        assertThat(left.<String>path("detail"))
                .contains("IllegalStateException", "SwitchableApplier.")
                .doesNotContain("told to refuse it");
        assertThat(effects()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatASecondDeliveryHasBroughtIsSuperseded() {
        ConsumerRecord<String, byte[]> third = linked(aggregate, 3);
        receive(linked(aggregate, 1), third, linked(aggregate, 2), ConsumedRecords.again(third));
        List<Integer> parked = waiting();

        Response replay = replay(parked.get(0));

        assertThat(replay.<List<Integer>>path("replayed")).isEmpty();
        assertThat(replay.<List<Integer>>path("superseded")).isEqualTo(parked);
        assertThat(get(parked.get(0)).<String>path("settled.settlement")).isEqualTo("SUPERSEDED");
        assertThat(effects()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void strangerUnderAUsedNumberIsListedPassedOverAndGivenUp() {
        ConsumerRecord<String, byte[]> stranger = linked(aggregate, 1);
        receive(linked(aggregate, 1), linked(aggregate, 3), stranger, linked(aggregate, 2));
        List<Integer> parked = waiting();
        assertThat(list("?reason=CONFLICT&aggregate=" + aggregate).<List<Integer>>path("items.id"))
                .containsExactly(parked.get(1));

        Response replay = replay(parked.get(0));
        Response discarded = discard(parked.get(1), "the database was restored");

        assertThat(replay.<List<Integer>>path("conflicts")).containsExactly(parked.get(1));
        assertThat(replay.<List<Integer>>path("replayed")).containsExactly(parked.get(0));
        assertThat(discarded.statusCode()).isEqualTo(200);
        receive(linked(aggregate, 4), ConsumedRecords.again(stranger));
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void discardLetsThoseBehindGoOn() {
        applier.refuse(aggregate, 1);
        receive(linked(aggregate, 1), linked(aggregate, 2), linked(aggregate, 4));
        List<Integer> parked = waiting();

        Response discarded = discard(parked.get(0), " it can never be ");
        Response second = replay(parked.get(1));
        Response third = discard(parked.get(2), "it is lost", true);
        receive(linked(aggregate, 5));

        assertThat(discarded.<String>path("settled.settlement")).isEqualTo("DISCARDED");
        assertThat(discarded.<String>path("settled.note")).isEqualTo("it can never be");
        assertThat(second.<List<Integer>>path("replayed")).containsExactly(parked.get(1));
        assertThat(third.<String>path("settled.note")).isEqualTo("it is lost (skipped: number 3)");
        assertThat(effects()).containsExactly(2L, 5L);
        assertThat(list("?settled=true&aggregate=" + aggregate).<List<Integer>>path("items.id"))
                .isEqualTo(parked);
    }

    @Test
    void whatOthersStandBeforeIsNotDiscarded() {
        applier.refuse(aggregate, 1);
        receive(linked(aggregate, 1), linked(aggregate, 2));
        List<Integer> parked = waiting();

        Response refused = discard(parked.get(1), "because");

        Problems.assertProblem(refused, 409, "condition-unmet");
        assertThat(refused.<String>path("detail")).contains(parked.get(0) + " first");
        assertThat(waiting()).isEqualTo(parked);
    }

    @Test
    void whatNeverCameIsNotSkippedUnlessThatIsSaid() {
        receive(linked(aggregate, 1), linked(aggregate, 2), linked(aggregate, 3), linked(aggregate, 6));
        List<Integer> parked = waiting();

        Response refused = discard(parked.get(0), "because");

        Problems.assertProblem(refused, 409, "condition-unmet");
        assertThat(refused.<String>path("detail")).contains("numbers 4 to 5", "republish");
        Problems.assertProblem(discard(parked.get(0), "because", false), 409, "condition-unmet");
        assertThat(waiting()).isEqualTo(parked);
        receive(linked(aggregate, 4), linked(aggregate, 5));
        assertThat(replay(parked.get(0)).<List<Integer>>path("replayed")).isEqualTo(parked);
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void whereNumbersMayBeMissingNothingHasToBeSkipped() {
        applier.refuse(aggregate, 9);
        receive(ConsumedRecords.person(aggregate, 4), ConsumedRecords.person(aggregate, 9));

        Response discarded = discard(waiting().get(0), "because");

        assertThat(discarded.<String>path("settled.note")).isEqualTo("because");
    }

    /** As when the topic was made again: its offsets count from 0, and what was settled from there is kept for a while. */
    @Test
    void anotherRecordFromTheSamePlaceIsParkedToo() {
        ConsumerRecord<String, byte[]> first = linked(aggregate, 2);
        ConsumerRecord<String, byte[]> other = linked(aggregate, 2);
        receive(first);
        assertThat(discard(waiting().get(0), "because", true).statusCode()).isEqualTo(200);

        receive(at(first.offset(), other), at(first.offset(), other));

        assertThat(list("?reason=CONFLICT&aggregate=" + aggregate).<List<Integer>>path("items.id"))
                .hasSize(1);
    }

    @Test
    void recordsOfTheSamePlaceWithoutAnIdOrDataAreToldApartToo() {
        ConsumerRecord<String, byte[]> first = ConsumedRecords.consumed(TOPIC, aggregate, null, new RecordHeaders());
        ConsumerRecord<String, byte[]> other =
                ConsumedRecords.consumed(TOPIC, aggregate, "{}".getBytes(StandardCharsets.UTF_8), new RecordHeaders());

        receive(first, at(first.offset(), first), at(first.offset(), other), at(first.offset(), other));

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void whatIsSettledStaysSo() {
        applier.refuse(aggregate, 1);
        receive(linked(aggregate, 1));
        int parked = waiting().get(0);
        assertThat(discard(parked, "because").statusCode()).isEqualTo(200);
        applier.mend();

        Problems.assertProblem(discard(parked, "because"), 409, "illegal-move");
        Problems.assertProblem(replay(parked), 409, "illegal-move");
        assertThat(effects()).isEmpty();
    }

    @Test
    void whatIsNoEventCanBeReadAndGivenUp() {
        byte[] binary = {(byte) 0xff, 0, 1};
        receive(
                ConsumedRecords.spoiled(aggregate, "not json"),
                ConsumedRecords.consumed(
                        TOPIC, aggregate, "{\"a\": 1}".getBytes(StandardCharsets.UTF_8), new RecordHeaders()),
                ConsumedRecords.consumed(
                        TOPIC, aggregate, binary, linked(aggregate, 2).headers()),
                ConsumedRecords.consumed(
                        TOPIC, aggregate, null, linked(aggregate, 3).headers()));
        List<Integer> parked = waiting();

        assertThat(list("?aggregate=" + aggregate).<List<String>>path("items.reason"))
                .containsExactly("UNREADABLE", "UNREADABLE", "UNREADABLE", "UNREADABLE");
        assertThat(read(parked.get(0)).<String>path("record.payload"))
                .isEqualTo(base64("not json".getBytes(StandardCharsets.UTF_8)));
        assertThat(read(parked.get(0)).<String>path("record.headers." + CloudEventHeaders.TYPE))
                .isEqualTo("incident.alerts-linked.v1");
        assertThat(read(parked.get(1)).<String>path("record.payload")).isEqualTo("{\"a\": 1}");
        assertThat(read(parked.get(1)).<String>path("record.encoding")).isEqualTo("JSON");
        assertThat(read(parked.get(2)).<String>path("record.payload")).isEqualTo(base64(binary));
        assertThat(read(parked.get(2)).<String>path("record.encoding")).isEqualTo("BASE64");
        assertThat(read(parked.get(3)).<String>path("record.payload")).isNull();
        assertThat(replay(parked.get(0)).<String>path("stoppedAt.reason")).isEqualTo("UNREADABLE");
        assertThat(replay(parked.get(1)).<Integer>path("stoppedAt.id")).isEqualTo(parked.get(1));
        assertThat(discard(parked.get(1), "not ours").statusCode()).isEqualTo(200);
        assertThat(discard(parked.get(0), "spoilt").statusCode()).isEqualTo(200);
    }

    @Test
    void recordWithoutAUsableKeyCanBeReadAndGivenUp() {
        ConsumerRecord<String, byte[]> good = linked(aggregate, 1);
        receive(
                ConsumedRecords.consumed(TOPIC, null, good.value(), good.headers()),
                linked(aggregate + "\0", 1),
                linked(aggregate + "x".repeat(5_000), 1));

        List<Integer> parked = list("?limit=200&reason=UNREADABLE").path("items.id");
        for (int id : parked.subList(parked.size() - 3, parked.size())) {
            assertThat(read(id).statusCode()).isEqualTo(200);
            assertThat(replay(id).<Integer>path("stoppedAt.id")).isEqualTo(id);
            assertThat(discard(id, "not ours").statusCode()).isEqualTo(200);
        }
        assertThat(effects()).isEmpty();
    }

    @Test
    void payloadIsShownOnlyToWhoSaysWhy() {
        applier.refuse(aggregate, 1);
        receive(linked(aggregate, 1));
        int parked = waiting().get(0);

        assertThat(get(parked).<Object>path("record.payload")).isNull();
        assertThat(get(parked).<Integer>path("record.bytes")).isPositive();
        assertThat(read(parked).<String>path("record.payload")).contains("\"because\"");
        assertThat(list("?aggregate=" + aggregate).asString()).doesNotContain("\"because\"");
    }

    @Test
    void everythingThatFitsIsReplayedAggregateByAggregate() {
        String other = UUID.randomUUID().toString();
        applier.refuse(aggregate, 1);
        applier.refuse(other, 1);
        receive(linked(aggregate, 1), linked(other, 1), linked(aggregate, 2), linked(other, 2));
        applier.mend();
        applier.refuse(other, 2);
        int stop = waiting(other).get(1);

        Response nothing = replayAll(Map.of("consumer", SwitchableApplier.CONSUMER, "topic", "another"));
        assertThat(nothing.<Integer>path("replayed")).isZero();
        assertThat(waiting()).hasSize(2);
        Response replay = replayAll(Map.of("consumer", SwitchableApplier.CONSUMER, "topic", TOPIC));

        assertThat(replay.<Integer>path("aggregates")).isGreaterThanOrEqualTo(2);
        assertThat(replay.<List<Integer>>path("stoppedAt.id")).contains(stop);
        assertThat(waiting()).isEmpty();
        assertThat(effects()).containsExactly(1L, 2L);
        assertThat(waiting(other)).containsExactly(stop);
    }

    @Test
    void consumerThatIsNoLongerThereIsNamed() {
        inbox.receive(linked(aggregate, 2), ConsumedRecords.applier("gone", (data, envelope) -> {}));

        Problems.assertProblem(replay(waiting().get(0)), 409, "condition-unmet");
        assertThat(replayAll(Map.of("consumer", "gone")).<Integer>path("waiting"))
                .isEqualTo(1);
    }

    @RepeatedTest(20)
    void eventThatArrivesWhileAReplayEndsIsNeverLeftBehind() {
        receive(linked(aggregate, 1), linked(aggregate, 3), linked(aggregate, 2));
        ConsumerRecord<String, byte[]> fourth = linked(aggregate, 4);

        AtOnce.call(2, caller -> caller == 0 ? replayAsService() : receive(fourth));

        assertThat(waiting()).isEmpty();
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest(name = "behind {0}")
    @ValueSource(longs = {1, 3})
    void eventThatWasEarlyWhileAReplayWasAtWorkIsAppliedWhenThatEnds(long replayed) {
        applier.refuse(aggregate, replayed);
        for (long sequence = 1; sequence <= replayed; sequence++) {
            receive(linked(aggregate, sequence));
        }
        applier.mend();
        ConsumerRecord<String, byte[]> next = linked(aggregate, replayed + 1);
        Hold hold = applier.hold(aggregate, replayed);

        AtOnce.call(3, caller -> switch (caller) {
            case 0 -> replayAsService();
            case 1 -> {
                hold.awaitReached();
                yield receive(next);
            }
            default -> {
                hold.awaitReached();
                awaitWaitForALock();
                hold.release();
                yield true;
            }
        });

        assertThat(waiting()).isEmpty();
        assertThat(effects()).hasSize((int) replayed + 1).endsWith(replayed, replayed + 1);
    }

    @Test
    void replaysAtTheSameTimeApplyEachOnce() {
        applier.refuse(aggregate, 1);
        for (long i = 1; i <= 10; i++) {
            receive(linked(aggregate, i));
        }
        applier.mend();
        int parked = waiting().get(0);

        AtOnce.call(4, caller -> replay(parked).statusCode());

        assertThat(waiting()).isEmpty();
        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET,", "GET,/1", "POST,/1/replay", "POST,/replay", "POST,/1/discard"})
    void onlyAnAdminOperates(String method, String path) {
        String url = PATH + (path == null ? "" : path);

        Problems.assertProblem(as(ADMIN, Roles.RESPONDER, Roles.LEADERSHIP).request(method, url), 403, "forbidden");
        Problems.assertProblem(given().contentType(ContentType.JSON).request(method, url), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "999999999999", "99999999999999999999", "replay", "a%00b"})
    void unknownIdIsNotFound(String id) {
        Problems.assertProblem(admin().urlEncodingEnabled(false).get(PATH + "/" + id), 404, "not-found");
        Problems.assertProblem(admin().post(PATH + "/" + id + "/replay"), 404, "not-found");
        Problems.assertProblem(
                admin().body(Map.of("reason", "because")).post(PATH + "/" + id + "/discard"), 404, "not-found");
    }

    @Test
    void badFieldsAreNamed() {
        Problems.assertBadFields(admin().body("{}").post(PATH + "/1/discard"), "/reason");
        Problems.assertBadFields(admin().post(PATH + "/1/discard"), "/reason");
        Problems.assertBadFields(admin().body(Map.of("reason", " ")).post(PATH + "/1/discard"), "/reason");
        Problems.assertBadFields(admin().body(Map.of("reason", "a\0b")).post(PATH + "/1/discard"), "/reason");
        Problems.assertBadFields(admin().body(Map.of("reason", "x".repeat(501))).post(PATH + "/1/discard"), "/reason");
        Problems.assertBadFields(
                admin().body("{\"consumer\": 1, \"topic\": \"\"}").post(PATH + "/replay"), "/consumer", "/topic");
        Problems.assertBadFields(
                admin().body(Map.of("reason", "because", "skipMissing", "yes")).post(PATH + "/1/discard"),
                "/skipMissing");
        Problems.assertBadFields(
                admin().urlEncodingEnabled(false).get(PATH + "?reason=x&settled=perhaps&limit=0&after=!&consumer=%00"),
                "?reason",
                "?settled",
                "?limit",
                "?after",
                "?consumer");
    }

    private boolean replayAsService() {
        ParkedQueue queue = new ParkedQueue(SwitchableApplier.CONSUMER, TOPIC, aggregate);
        return replays.replay(queue, applier, ADMIN).stoppedAt().isEmpty();
    }

    private void awaitWaitForALock() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !Effects.select(
                                database, "SELECT pid FROM pg_locks WHERE NOT granted AND mode LIKE ?", "%Lock")
                        .isEmpty());
    }

    private boolean receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
        return true;
    }

    @SafeVarargs
    private void receive(ConsumerRecord<String, byte[]>... records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            inbox.receive(record, applier);
        }
    }

    private List<Integer> waiting() {
        return waiting(aggregate);
    }

    private List<Integer> waiting(String of) {
        return list("?aggregate=" + of).path("items.id");
    }

    private static Response list(String query) {
        Response list = admin().get(PATH + query);
        assertThat(list.statusCode()).isEqualTo(200);
        return list;
    }

    private static Response get(int id) {
        return admin().get(PATH + "/" + id);
    }

    private static Response read(int id) {
        return admin().header(Caller.ACCESS_REASON, "to see what is wrong").get(PATH + "/" + id);
    }

    private static Response replay(int id) {
        return admin().post(PATH + "/" + id + "/replay");
    }

    private static Response replayAll(Map<String, String> which) {
        return admin().body(which).post(PATH + "/replay");
    }

    private static ConsumerRecord<String, byte[]> at(long offset, ConsumerRecord<String, byte[]> record) {
        ConsumerRecord<String, byte[]> moved =
                new ConsumerRecord<>(record.topic(), record.partition(), offset, record.key(), record.value());
        record.headers().forEach(header -> moved.headers().add(header));
        return moved;
    }

    private static Response discard(int id, String reason, boolean skipMissing) {
        return admin().body(Map.of("reason", reason, "skipMissing", skipMissing))
                .post(PATH + "/" + id + "/discard");
    }

    private static Response discard(int id, String reason) {
        return admin().body(Map.of("reason", reason)).post(PATH + "/" + id + "/discard");
    }

    private static RequestSpecification admin() {
        return as(ADMIN, Roles.ADMIN);
    }

    private static RequestSpecification as(String email, String... roles) {
        return given().contentType(ContentType.JSON).auth().oauth2(Tokens.of(email, roles));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private List<Long> effects() {
        return Effects.of(database, aggregate);
    }
}
