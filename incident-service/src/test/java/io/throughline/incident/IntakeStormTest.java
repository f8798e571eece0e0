package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many requests of senders at once: they share transactions, hold a bounded part of the service, and lose nothing. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IntakeStormTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Three quarters of {@code throughline.intake.requests}, {@code .threads} and {@code .transactions} of the tests. */
    private static final int PLACES = 96;

    private static final int THREADS = 36;
    private static final int TRANSACTIONS = 6;
    /** The quarter of those whose key is in the body. */
    private static final int THREADS_OF_ANYBODY = 12;

    @Inject
    MeterRegistry meters;

    private TestDatabase database;

    @Test
    void requestsThatWaitTogetherAreStoredInOneTransaction() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        CompletableFuture<List<Response>> answers;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            answers = CompletableFuture.supplyAsync(() ->
                    AtOnce.call(40, i -> sender.post(firing(service, "HighLatency", "f" + i))));
            awaitInWork(40);
            alerts.letGo();
        }

        assertThat(answers.join()).extracting(Response::statusCode).containsOnly(202);
        assertThat(number("SELECT count(*) FROM alert WHERE service = '" + service + "'"))
                .isEqualTo(40);
        assertThat(number("SELECT count(DISTINCT xmin::text) FROM alert WHERE service = '" + service + "'"))
                .isLessThan(20);
        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(40));
    }

    @Test
    void requestThatTheDatabaseRefusesHarmsNoOtherThatSharesItsTransaction() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        CompletableFuture<List<Response>> answers;
        owner("ALTER TABLE alert ADD CONSTRAINT refused CHECK (name <> 'Refused') NOT VALID");
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            answers = CompletableFuture.supplyAsync(() ->
                    AtOnce.call(20, i -> sender.post(firing(service, i == 7 ? "Refused" : "HighLatency", "f" + i))));
            awaitInWork(20);
            alerts.letGo();
            assertThat(answers.join())
                    .extracting(Response::statusCode)
                    .filteredOn(code -> code == 202)
                    .hasSize(19);
        } finally {
            owner("ALTER TABLE alert DROP CONSTRAINT refused");
        }

        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(19));
    }

    @Test
    void whatIsMoreThanItsShareIsRefusedForNowWhilePeopleAreServed() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        CompletableFuture<List<Response>> answers;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            answers = CompletableFuture.supplyAsync(() ->
                    AtOnce.call(PLACES + 20, i -> sender.post(firing(service, "HighLatency", "f" + i))));
            awaitInWork(PLACES);
            await().atMost(SOON)
                    .untilAsserted(() -> sender.post(firing(service, "HighLatency", "one-more"))
                            .then()
                            .statusCode(503)
                            .contentType("application/problem+json")
                            .header("Retry-After", "1")
                            .body("type", equalTo("/problems/unavailable")));
            Api.admin().get("/api/v1/services/" + service).then().statusCode(200);
            alerts.letGo();
        }

        List<Integer> codes = answers.join().stream().map(Response::statusCode).toList();
        assertThat(codes).containsOnly(202, 503);
        assertThat(codes).filteredOn(code -> code == 202).hasSize(PLACES);
        Api.incidentsOf(service).then().body("items[0].alerts.firing", equalTo(PLACES));
    }

    @Test
    void requestsWithAKeyHaveFewTransactionsOfTheirOwn() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        assertShare(
                TRANSACTIONS,
                i -> keyed(sender, "key-" + i, message(service, "f" + i)),
                () -> sender.post(firing(service, "HighLatency", "plain")));
    }

    @Test
    void requestsThatHoldAThreadHaveASmallerShareThanThoseThatOnlyWait() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        assertShare(
                THREADS,
                i -> sender.with("X-Throughline-Key", sender.key())
                        .body(Map.of("title", "Disk full", "service", service, "dedupKey", "f" + i))
                        .post("/api/v1/alerts/generic"),
                () -> sender.post(firing(service, "HighLatency", "plain")));
    }

    /** So many of these are let in and taken; meanwhile there is room for the other, and for people. */
    private void assertShare(int share, IntFunction<Response> bounded, Supplier<Response> other) throws SQLException {
        CompletableFuture<List<Response>> some;
        CompletableFuture<Response> one;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            some = CompletableFuture.supplyAsync(() -> AtOnce.call(share + 10, bounded));
            awaitInWork(share);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            bounded.apply(share + 10).then().statusCode(503).header("Retry-After", "1"));
            one = CompletableFuture.supplyAsync(other);
            awaitInWork(share + 1);
            Api.admin().get("/api/v1/services").then().statusCode(200);
            alerts.letGo();
        }
        assertThat(some.join())
                .extracting(Response::statusCode)
                .filteredOn(code -> code == 202)
                .hasSize(share);
        assertThat(one.join().statusCode()).isEqualTo(202);
        awaitInWork(0);
    }

    @Test
    void requestOfManyAlertsIsStoredInPartsAndAnsweredAsOne() throws SQLException {
        String service = Api.newService(Api.service(2));
        AlertmanagerAlert[] alerts = IntStream.range(0, 2_500)
                .mapToObj(i -> firing(service, "Rule" + i, "f" + i).withLabel("severity", "info"))
                .toArray(AlertmanagerAlert[]::new);

        Sender.of()
                .takes(alerts)
                .then()
                .body("opened", equalTo(2_500))
                .body("repeated", equalTo(0))
                .body("unmapped", equalTo(0));

        assertThat(number("SELECT count(*) FROM alert WHERE service = '" + service + "'"))
                .isEqualTo(2_500);
        assertThat(number("SELECT count(DISTINCT xmin::text) FROM alert WHERE service = '" + service + "'"))
                .isEqualTo(3);
    }

    @Test
    void strangersCannotKeepSendersOut() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        assertShare(
                THREADS_OF_ANYBODY,
                i -> sender.with("Accept", "application/json")
                        .body(Map.of(
                                "routing_key",
                                sender.key(),
                                "event_action",
                                "trigger",
                                "dedup_key",
                                "f" + i,
                                "payload",
                                Map.of("summary", "Disk full", "source", service, "severity", "info")))
                        .post("/v2/enqueue"),
                () -> sender.post(firing(service, "HighLatency", "plain")));
    }

    @Test
    void whatIsRefusedGivesItsPlaceBack() {
        Sender sender = Sender.of();
        for (String bad : List.of("{\"alerts\":[", "[\"" + "x".repeat(200_000))) {
            sender.postBody(bad).then().statusCode(400);
        }
        sender.withKey("nobody's").postBody("{}").then().statusCode(401);
        keyed(sender, "refused", "{").then().statusCode(400);

        awaitInWork(0);
    }

    @Test
    void keyedRequestIsTakenOnceAndAnsweredTwice() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(keyed(sender, "once", message(service, "f"))
                    .then()
                    .statusCode(202)
                    .extract()
                    .asString());
        }

        assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("\"opened\":1");
        keyed(sender, "once", message(service, "g")).then().statusCode(422);
        awaitInWork(0);
    }

    @Test
    void manyAlertsOneAfterAnotherMakeFewEvents() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();

        for (int i = 0; i < 60; i++) {
            sender.takes(firing(service, "HighLatency", "f" + i));
        }

        Response incidents = Api.incidentsOf(service);
        incidents.then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(60));
        // Declared, the first twenty, then 40; the twenty after that wait for 80.
        assertThat(PublishedEvents.lastSequence(database, "incident", "id", incidents.path("items[0].id")))
                .isEqualTo(1 + 20 + 1);
    }

    @Test
    void repeatsAreAllCountedHoweverTheyCome() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        sender.takes(firing(service, "HighLatency", "f"));

        AtOnce.call(30, i -> sender.takes(firing(service, "HighLatency", "f")));

        await().atMost(SOON)
                .untilAsserted(() -> Api.alertsOf(service)
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].deliveries", equalTo(31)));
    }

    private static Response keyed(Sender sender, String key, Object body) {
        return sender.with("X-Throughline-Key", sender.key())
                .header("Idempotency-Key", key)
                .body(body)
                .post(Sender.PATH);
    }

    private static Map<String, Object> message(String service, String fingerprint) {
        return AlertmanagerAlert.message(List.of(firing(service, "HighLatency", fingerprint)));
    }

    private void awaitInWork(int requests) {
        await().atMost(SOON)
                .until(() -> meters.get("throughline.intake.requests").gauge().value() == requests);
    }

    private void owner(String sql) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
