package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static io.throughline.incident.AlertmanagerAlert.START;
import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the messages that an Alertmanager posts: alerts, incidents and events. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertIntakeTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OPENED =
            "critical alert; no incident open for the same service and alert name, and none"
                    + " resolved within the last 30 minutes";
    private static final Instant END = START.plusSeconds(600);

    private TestDatabase database;

    @ParameterizedTest(name = "critical alert on tier {0} opens a {1}")
    @CsvSource({"1,SEV1", "2,SEV2", "3,SEV2", "4,SEV2"})
    void criticalAlertOpensAnIncidentAsSevereAsItsServiceIsImportant(int tier, String severity) {
        String service = Api.newService(Api.service(tier));

        Sender.of()
                .takes(firing(service, "HighLatency", "f1"))
                .then()
                .body("opened", equalTo(1))
                .body("resolved", equalTo(0))
                .body("repeated", equalTo(0))
                .body("unmapped", equalTo(0))
                .body("incidents", hasSize(1));

        Api.incidentsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].severity", equalTo(severity))
                .body("items[0].status", equalTo("DECLARED"))
                .body("items[0].title", equalTo("HighLatency on " + service))
                .body("items[0].lead", nullValue())
                .body("items[0].private", equalTo(false))
                .body("items[0].detectedBy", equalTo("MONITORING"))
                .body("items[0].declaredBy", equalTo("system"))
                .body("items[0].times.detectedAt", equalTo("2026-11-23T02:12:51.201702Z"))
                .body("items[0].alerts.firing", equalTo(1))
                .body("items[0].alerts.total", equalTo(1))
                .body("items[0].version", equalTo(1));
    }

    @Test
    void alertOfAHostWithoutAClockOpensItsIncidentNow() {
        String service = Api.newService(Api.service(1));

        Sender.of(service)
                .takes(AlertmanagerAlert.firing(service, "HostDown", "f1").since(Instant.EPOCH));

        Api.incidentsOf(service).then().body("items.size()", equalTo(1));
        Instant detectedAt = Instant.parse(Api.incidentsOf(service).path("items[0].times.detectedAt"));
        assertThat(detectedAt).isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void sampleOfARealAlertmanagerFiresAndResolves() throws IOException {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();

        String incident = sender.postBody(sample("firing", service))
                .then()
                .statusCode(202)
                .body("opened", equalTo(1))
                .extract()
                .path("incidents[0]");
        sender.postBody(sample("resolved", service)).then().statusCode(202).body("resolved", equalTo(1));

        Api.alertsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("RESOLVED"))
                .body("items[0].startsAt", equalTo("2026-11-23T02:12:51.201702Z"))
                .body("items[0].endsAt", equalTo("2026-11-23T02:12:51.201702Z"))
                .body("items[0].deliveries", equalTo(2))
                .body("items[0].incident", equalTo(incident))
                .body("items[0].source", equalTo(sender.name()));
        Api.incidentsOf(service)
                .then()
                .body("items[0].status", equalTo("DECLARED"))
                .body("items[0].alerts.firing", equalTo(0))
                .body("items[0].alerts.total", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "warning", "info"})
    void lessThanCriticalIsRecordedAndOpensNothing(String severity) {
        String service = Api.newService(Api.service(1));

        Sender.of()
                .takes(firing(service, "DiskFilling", "f1").withLabel("severity", severity))
                .then()
                .body("opened", equalTo(1))
                .body("incidents", empty());

        Api.incidentsOf(service).then().body("items", empty());
        Api.alertsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].verdict", equalTo("UNDECIDED"))
                .body("items[0].incident", nullValue())
                .body("items[0].why", nullValue());
    }

    @Test
    void laterAlertOfTheSameServiceAndNameJoinsAndSaysWhy() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        String incident = sender.takes(firing(service, "HighLatency", "f1")).path("incidents[0]");

        sender.takes(firing(service, "HighLatency", "f2").withLabel("severity", "warning"))
                .then()
                .body("incidents", contains(incident));

        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(2));
        Api.alertsOf(service)
                .then()
                .body("items.incident", everyItem(equalTo(incident)))
                .body("items.why", contains("same service and alert name; incident open", OPENED));
    }

    @Test
    void alertOfAnotherSenderJoinsToo() {
        String service = Api.newService(Api.service(2));
        String incident =
                Sender.of().takes(firing(service, "HighLatency", "f1")).path("incidents[0]");

        Sender.of().takes(firing(service, "HighLatency", "f1")).then().body("incidents", contains(incident));

        Api.alertsOf(service).then().body("items", hasSize(2)).body("items.state", everyItem(equalTo("FIRING")));
    }

    @Test
    void otherNameOrOtherServiceIsAnotherIncident() {
        String service = Api.newService(Api.service(2));
        String other = Api.newService(Api.service(2));

        Sender.of()
                .takes(
                        firing(service, "HighLatency", "f1"),
                        firing(service, "HighErrorRate", "f2"),
                        firing(other, "HighLatency", "f3"))
                .then()
                .body("incidents", hasSize(3));

        Api.incidentsOf(service).then().body("items", hasSize(2));
        Api.incidentsOf(other).then().body("items", hasSize(1));
    }

    @Test
    void groupOfTwentyIsOneIncidentAndTwoEvents() {
        String owner = Api.newPerson("grace", true);
        String deputy = Api.newPerson("ada", true);
        String inactive = Api.newPerson("gone", false);
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy, inactive));
        record.put(
                "escalationRoute",
                List.of(
                        Map.of("afterMinutes", 0, "contacts", List.of(deputy)),
                        Map.of("afterMinutes", 15, "contacts", List.of(owner))));
        String service = Api.newService(record);
        Sender sender = Sender.of();

        sender.takes(twenty(service)).then().body("opened", equalTo(20)).body("incidents", hasSize(1));

        JsonPath incident = Api.incidentsOf(service).jsonPath();
        assertThat(incident.getList("items")).hasSize(1);
        String reference = incident.getString("items[0].reference");
        List<ConsumerRecord<String, byte[]>> events = eventsOf(incident.getString("items[0].id"), 2);
        PublishedEvents.assertHeadersAreComplete(events.get(0), "/incident-service", "incident.declared.v1", reference);
        PublishedEvents.assertHeadersAreComplete(
                events.get(1), "/incident-service", "incident.alerts-linked.v1", reference);

        JsonPath declared = PublishedEvents.data(events.get(0));
        assertSnapshot(declared, reference, service, owner);
        assertThat(declared.getString("declaredBy")).isEqualTo("system");
        assertThat(declared.getString("detectedBy")).isEqualTo("MONITORING");
        assertThat(declared.getString("detectedAt")).isEqualTo("2026-11-23T02:12:51.201702Z");
        assertThat(declared.getString("declaredAt")).isEqualTo(incident.getString("items[0].times.declaredAt"));
        assertThat(declared.getInt("tier")).isEqualTo(1);
        assertThat(declared.getString("timeZone")).isEqualTo("Europe/Berlin");
        assertThat(declared.getList("deputies")).isEqualTo(List.of(deputy));
        assertThat(declared.getList("escalationRoute")).isEqualTo(record.get("escalationRoute"));

        JsonPath linked = PublishedEvents.data(events.get(1));
        assertSnapshot(linked, reference, service, owner);
        assertThat(linked.getInt("count")).isEqualTo(20);
        assertThat(linked.getList("sample.id", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        Api.alertsOf(service).jsonPath().getList("items.id", String.class));
        assertThat(linked.getString("why")).isEqualTo(OPENED);
    }

    @Test
    void eventNamesTwentyAlertsOfManyAndCountsThemAll() {
        String service = Api.newService(Api.service(2));

        Sender.of()
                .takes(IntStream.range(0, 300)
                        .mapToObj(i -> firing(service, "Storm", "f" + i))
                        .toArray(AlertmanagerAlert[]::new));

        JsonPath linked =
                PublishedEvents.data(eventsOf(incidentIdOf(service), 2).get(1));
        assertThat(linked.getInt("count")).isEqualTo(300);
        assertThat(linked.getList("sample")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tbd", "Unknown", "NONE"})
    void placeholderIsNoOwner(String placeholder) {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", placeholder);
        String service = Api.newService(record);

        Sender.of().takes(firing(service, "HighLatency", "f1"));

        assertThat(declaredOwnerOf(service)).isNull();
    }

    @Test
    void inactivePersonIsNoOwnerAndWhoIsNotRegisteredIs() {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", Api.newPerson("gone", false));
        String orphaned = Api.newService(record);
        String unknown = Api.newEmail("unknown");
        record.put("accountableOwner", unknown);
        String owned = Api.newService(record);

        Sender.of().takes(firing(orphaned, "HighLatency", "f1"), firing(owned, "HighLatency", "f2"));

        assertThat(declaredOwnerOf(orphaned)).isNull();
        assertThat(declaredOwnerOf(owned)).isEqualTo(unknown);
    }

    @Test
    void halfOfAGroupResolvesThenTheRestAndTheIncidentStaysOpen() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();
        AlertmanagerAlert[] all = twenty(service);
        sender.takes(all);
        AlertmanagerAlert[] half = IntStream.range(0, 20)
                .mapToObj(i -> i < 10 ? all[i].resolvedAt(END) : all[i])
                .toArray(AlertmanagerAlert[]::new);

        sender.takes(half)
                .then()
                .body("resolved", equalTo(10))
                .body("repeated", equalTo(10))
                .body("opened", equalTo(0));
        Api.incidentsOf(service)
                .then()
                .body("items[0].alerts.firing", equalTo(10))
                .body("items[0].alerts.total", equalTo(20));

        sender.takes(resolved(all)).then().body("resolved", equalTo(10)).body("repeated", equalTo(10));
        Api.incidentsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("DECLARED"))
                .body("items[0].alerts.firing", equalTo(0))
                .body("items[0].alerts.total", equalTo(20))
                .body("items[0].version", equalTo(1));
        eventsOf(incidentIdOf(service), 2);
    }

    @Test
    void everythingSentAgainOnlyCounts() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();
        AlertmanagerAlert[] all = twenty(service);
        sender.takes(all);
        sender.takes(resolved(all));
        List<Map<String, Object>> before = Api.alertsOf(service).path("items");

        for (AlertmanagerAlert[] again : List.of(all, resolved(all))) {
            sender.takes(again)
                    .then()
                    .body("opened", equalTo(0))
                    .body("resolved", equalTo(0))
                    .body("repeated", equalTo(20))
                    .body("incidents", empty());
        }

        awaitDeliveries(service, everyItem(equalTo(4)));
        List<Map<String, Object>> after = Api.alertsOf(service).path("items");
        assertThat(withoutCounters(after)).isEqualTo(withoutCounters(before));
        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].version", equalTo(1));
        eventsOf(incidentIdOf(service), 2);
    }

    @Test
    void mixedGroupOpensOneAndStoresTheOtherAsOver() {
        String service = Api.newService(Api.service(2));

        Sender.of()
                .takes(
                        firing(service, "HighLatency", "f1"),
                        firing(service, "HighLatency", "f2").resolvedAt(END),
                        firing(service, "HighErrorRate", "f3").resolvedAt(END))
                .then()
                .body("opened", equalTo(3))
                .body("incidents", hasSize(1));

        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.total", equalTo(1));
        Api.alertsOf(service)
                .then()
                .body("items.findAll { it.state == 'RESOLVED' }", hasSize(2))
                .body("items.findAll { it.state == 'RESOLVED' }.incident", everyItem(nullValue()));
    }

    @Test
    void lateFiringOpensNothingAndTheNextOccurrenceDoes() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        AlertmanagerAlert alert = firing(service, "HighLatency", "f1");
        sender.takes(alert.resolvedAt(END)).then().body("incidents", empty());

        sender.takes(alert).then().body("repeated", equalTo(1)).body("incidents", empty());
        Api.alertsOf(service).then().body("items.state", contains("RESOLVED"));

        sender.takes(alert.since(END.plusSeconds(1)))
                .then()
                .body("opened", equalTo(1))
                .body("incidents", hasSize(1));
        Api.alertsOf(service).then().body("items.state", contains("FIRING", "RESOLVED"));
    }

    @Test
    void messageThatNamesAnAlertTwiceIsReadInItsOrder() {
        String service = Api.newService(Api.service(2));
        AlertmanagerAlert alert = firing(service, "HighLatency", "f1");

        Sender.of()
                .takes(alert, alert, alert.resolvedAt(END))
                .then()
                .body("opened", equalTo(1))
                .body("repeated", equalTo(1))
                .body("resolved", equalTo(1));

        Api.alertsOf(service).then().body("items.state", contains("RESOLVED"));
        awaitDeliveries(service, contains(3));
    }

    @Test
    void serviceThatIsNotInTheCatalogueMayBeNamed() {
        String service = Api.newName("nobody-knows");

        Sender.of().takes(firing(service, "HighLatency", "f1"));

        Api.incidentsOf(service).then().body("items.severity", contains("SEV2"));
        JsonPath declared =
                PublishedEvents.data(eventsOf(incidentIdOf(service), 2).get(0));
        assertThat(declared.getInt("tier")).isEqualTo(2);
        assertThat(declared.getString("timeZone")).isNull();
        assertThat(declared.getString("incident.owner")).isNull();
        assertThat(declared.getList("escalationRoute")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Checkout API", "", "a", "-checkout-", "check\u0000out"})
    void labelThatIsNoSlugCountsAsUnregisteredAndIsKept(String label) {
        String name = Api.newName("Alert");

        Sender.of("unregistered").takes(firing(label, name, "f1")).then().body("opened", equalTo(1));

        Map<String, Object> alert = Api.alertsOf("unregistered").path("items.find { it.name == '" + name + "' }");
        assertThat(alert).extracting("labels.service").isEqualTo(label.replace('\0', '\uFFFD'));
        Api.incidentsOf("unregistered")
                .then()
                .body("items.title", org.hamcrest.Matchers.hasItem(name + " on unregistered"));
    }

    @Test
    void alertWithoutLabelIsOfItsSourcesOnlyService() {
        String service = Api.newService(Api.service(1));

        Sender.of(service).takes(firing(service, "HighLatency", "f1").withoutLabel("service"));

        Api.incidentsOf(service).then().body("items.severity", contains("SEV1"));
    }

    @Test
    void alertWithoutLabelOfASourceOfManyServicesIsUnregistered() {
        String name = Api.newName("Alert");

        Sender.of()
                .takes(firing("x", name, "f1").withoutLabel("service"))
                .then()
                .body("unmapped", equalTo(0));

        Api.alertsOf("unregistered").then().body("items.name", org.hamcrest.Matchers.hasItem(name));
    }

    @Test
    void alertOutsideItsSourcesServicesIsKeptUnmappedAndTheRestTaken() {
        String own = Api.newService(Api.service(2));
        String foreign = Api.newService(Api.service(2));
        Sender sender = Sender.of(own, Api.newName("other"));

        for (int delivery = 1; delivery <= 2; delivery++) {
            sender.takes(firing(own, "HighLatency", "f1"), firing(foreign, "HighLatency", "f2"))
                    .then()
                    .body("unmapped", equalTo(1));
        }

        Api.incidentsOf(own).then().body("items", hasSize(1));
        Api.incidentsOf(foreign).then().body("items", empty());
        Api.alertsOf(foreign).then().body("items", empty());
        Map<String, Object> kept = unmappedOf(sender).get(0);
        assertThat(unmappedOf(sender)).hasSize(1);
        assertThat(kept.get("reason")).isEqualTo("service " + foreign + " is outside the source's services");
        assertThat(kept.get("deliveries")).isEqualTo(2);
        assertThat(kept.get("format")).isEqualTo("alertmanager");
        assertThat(JsonPath.from(kept.get("body").toString()).getString("fingerprint"))
                .isEqualTo("f2");
    }

    @Test
    void entryThatCannotBeMappedIsKeptRawAndTheRestTaken() throws IOException {
        Sender sender = Sender.of();

        sender.postBody(fixture("bad-entries"))
                .then()
                .statusCode(202)
                .body("opened", equalTo(2))
                .body("unmapped", equalTo(9));

        assertThat(unmappedOf(sender))
                .hasSize(9)
                .extracting(piece -> piece.get("reason"))
                .contains("its labels are no object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "control-characters",
                "extreme-years",
                "impossible-years",
                "newer-fields",
                "truncated",
                "without-fingerprint"
            })
    void whateverIsWellFormedIsTakenTwice(String fixture) throws IOException {
        Sender sender = Sender.of();

        sender.postBody(fixture(fixture)).then().statusCode(202);
        sender.postBody(fixture(fixture))
                .then()
                .statusCode(202)
                .body("opened", equalTo(0))
                .body("resolved", equalTo(0));
    }

    @Test
    void messageMayEndAnOccurrenceAndBeginTheNext() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        AlertmanagerAlert alert = firing(service, "HighLatency", "f1");
        sender.takes(alert);
        Instant end = Instant.now();

        sender.takes(alert.resolvedAt(end), alert.since(end.plusMillis(1)))
                .then()
                .body("resolved", equalTo(1))
                .body("opened", equalTo(1));

        Api.alertsOf(service).then().body("items.state", contains("FIRING", "RESOLVED"));
    }

    @Test
    void resolveInTheFarFutureDoesNotSilenceTheNextFiring() {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        AlertmanagerAlert alert = firing(service, "HighLatency", "f1");
        sender.takes(alert);

        sender.takes(alert.resolvedAt(Instant.parse("9999-12-31T23:59:59Z")))
                .then()
                .body("resolved", equalTo(1));

        sender.takes(alert.since(Instant.now().plusSeconds(5))).then().body("opened", equalTo(1));
    }

    @Test
    void largeAlertIsTaken() {
        String service = Api.newService(Api.service(2));
        AlertmanagerAlert alert =
                firing(service, "L".repeat(5_000), "f".repeat(300)).withLabel("big", "x".repeat(64 << 10));
        for (int i = 0; i < 500; i++) {
            alert = alert.withLabel("label_" + i, "value");
        }

        Sender.of().takes(alert);

        Api.alertsOf(service)
                .then()
                .body("items[0].name.length()", equalTo(255))
                .body("items[0].labels.size()", equalTo(505));
        Api.incidentsOf(service).then().body("items", hasSize(1));
    }

    @Test
    void concurrentAlertsOfOneGroupShareOneIncident() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();

        List<Response> answers = AtOnce.call(16, i -> sender.post(firing(service, "HighLatency", "f" + i)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(16));
        String incident = incidentIdOf(service);
        // One for each transaction that they shared.
        List<ConsumerRecord<String, byte[]>> events =
                eventsOf(incident, PublishedEvents.lastSequence(database, "incident", "id", incident));
        assertThat(events.stream()
                        .skip(1)
                        .mapToInt(e -> PublishedEvents.data(e).getInt("count"))
                        .sum())
                .isEqualTo(16);
    }

    @Test
    void deliveryThatTwoPeersPostAtOnceIsOneAlertEach() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();

        for (int round = 0; round < 8; round++) {
            AlertmanagerAlert first = firing(service, "HighLatency", "a" + round);
            AlertmanagerAlert second = firing(service, "HighErrorRate", "b" + round);
            List<Response> answers =
                    AtOnce.call(2, i -> i == 0 ? sender.post(first, second) : sender.post(second, first));
            assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        }

        Api.alertsOf(service).then().body("items", hasSize(16)).body("items.state", everyItem(equalTo("FIRING")));
        awaitDeliveries(service, everyItem(equalTo(2)));
        Api.incidentsOf(service).then().body("items", hasSize(2));
    }

    @Test
    void databaseThatTakesNobodyIsNotTheSendersFault() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        asSuperuser("ALTER ROLE " + database.user() + " CONNECTION LIMIT 0");
        asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + database.user() + "'");
        try {
            sender.post(firing(service, "HighLatency", "f1"))
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("type", equalTo("/problems/unavailable"));
        } finally {
            asSuperuser("ALTER ROLE " + database.user() + " CONNECTION LIMIT -1");
        }

        await().atMost(SOON)
                .until(() -> sender.post(firing(service, "HighLatency", "f1")).statusCode() == 202);
        Api.alertsOf(service).then().body("items.deliveries", contains(1));
    }

    @Test
    void keyIsTakenWhereverASenderCanPutIt() {
        Sender sender = Sender.of();
        Object message = AlertmanagerAlert.message(List.of());

        assertThat(sender.key()).matches("tl[A-Za-z0-9]{30}");
        Stream.of(
                        sender.with("Authorization", "Bearer " + sender.key()),
                        sender.with("Authorization", "bearer " + sender.key()),
                        sender.with("Authorization", basic("alertmanager:" + sender.key())),
                        sender.with("Authorization", basic(":" + sender.key())),
                        sender.with("X-Throughline-Key", sender.key()))
                .forEach(request ->
                        request.body(message).post(Sender.PATH).then().statusCode(202));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        Sender sender = Sender.of();
        Object message = AlertmanagerAlert.message(List.of());

        Stream.of(
                        given().contentType(ContentType.JSON),
                        sender.with("Authorization", "Bearer " + sender.key() + "x"),
                        sender.with("Authorization", "Bearer "),
                        sender.with("Authorization", basic(sender.key() + ":")),
                        sender.with("Authorization", basic(sender.key())),
                        sender.with("Authorization", "Basic %%%"),
                        sender.with("Authorization", "Digest " + sender.key()),
                        sender.with("X-Throughline-Key", "tl" + "A".repeat(30)),
                        sender.with("X-Throughline-Key", ""),
                        Api.admin())
                .forEach(request -> request.body(message)
                        .post(Sender.PATH)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .header("WWW-Authenticate", containsString("Bearer"))
                        .body("type", equalTo("/problems/unauthenticated")));
    }

    @Test
    void keyOpensNothingButTheIntake() {
        Sender sender = Sender.of();

        for (String path : List.of("/api/v1/alerts", "/api/v1/alert-sources", "/api/v1/incidents")) {
            given().auth().oauth2(sender.key()).get(path).then().statusCode(401);
        }
    }

    @Test
    void keyBeforeARotationWorksOnBesideTheNewOne() {
        Sender sender = Sender.of();
        Response rotated = Api.admin().post("/api/v1/alert-sources/" + sender.id() + "/rotate");
        String newKey = rotated.then().statusCode(200).extract().path("key");

        assertThat(newKey).isNotEqualTo(sender.key()).hasSize(32);
        assertThat(Instant.parse(rotated.path("previousKeyUntil")))
                .isEqualTo(Instant.parse(rotated.path("rotatedAt")).plus(Duration.ofHours(24)));
        sender.takes();
        sender.withKey(newKey).takes();
    }

    @Test
    void everyKeyOfTheLastDayWorksHoweverOftenItWasRotated() {
        Sender sender = Sender.of();
        String rotate = "/api/v1/alert-sources/" + sender.id() + "/rotate";
        String second = Api.admin().post(rotate).path("key");
        String third = Api.admin().post(rotate).path("key");

        sender.takes();
        sender.withKey(second).takes();
        sender.withKey(third).takes();
    }

    @Test
    void keyBeforeARotationEndsWithItsDay() throws SQLException {
        Sender sender = Sender.of();
        String newKey = Api.admin()
                .post("/api/v1/alert-sources/" + sender.id() + "/rotate")
                .path("key");
        try (Connection connection = database.connect();
                var day = connection.prepareStatement(
                        "UPDATE alert_source_key SET expires_at = now() - interval '1 second' WHERE source_id::text = ? AND expires_at IS NOT NULL")) {
            day.setString(1, sender.id());
            assertThat(day.executeUpdate()).isEqualTo(1);
        }

        sender.post().then().statusCode(401);
        sender.withKey(newKey).takes();
    }

    @Test
    void deletedSourceIsLetInWithNoneOfItsKeys() {
        Sender sender = Sender.of();
        String newKey = Api.admin()
                .post("/api/v1/alert-sources/" + sender.id() + "/rotate")
                .path("key");
        Api.admin().delete("/api/v1/alert-sources/" + sender.id()).then().statusCode(204);

        sender.post().then().statusCode(401);
        sender.withKey(newKey).post().then().statusCode(401);
        Api.admin().delete("/api/v1/alert-sources/" + sender.id()).then().statusCode(404);
        Api.admin()
                .post("/api/v1/alert-sources/" + sender.id() + "/rotate")
                .then()
                .statusCode(404);
        Api.admin()
                .body(Map.of("name", sender.name()))
                .post("/api/v1/alert-sources")
                .then()
                .statusCode(201);
    }

    @Test
    void keyIsShownOnceAndKeptNowhere() throws SQLException {
        Sender sender = Sender.of();

        String list = everySource();
        assertThat(list).contains(sender.name()).doesNotContain(sender.key()).doesNotContain("\"key\"");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT alert_source::text FROM alert_source")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(sender.key());
            }
        }
    }

    @Test
    void namesOfSourcesAreTheirOwnAlsoWhenTheyAreMadeAtOnce() {
        String name = Api.newName("prometheus");

        List<Response> answers =
                AtOnce.call(4, i -> Api.admin().body(Map.of("name", name)).post("/api/v1/alert-sources"));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow();
        refused.then().contentType("application/problem+json").body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void listsOfAlertsAndIncidentsAreFilteredAndPaged() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();
        String first = sender.takes(firing(service, "One", "f1")).path("incidents[0]");
        String second = sender.takes(firing(service, "Two", "f2")).path("incidents[0]");
        sender.takes(firing(service, "Two", "f2").resolvedAt(END));

        Api.reader().queryParam("incident", first).get("/api/v1/alerts").then().body("items.name", contains("One"));
        Api.reader()
                .queryParam("incident", first, second)
                .get("/api/v1/alerts")
                .then()
                .body("items.name", contains("Two", "One"));
        Api.reader()
                .queryParam("service", service)
                .queryParam("state", "RESOLVED")
                .get("/api/v1/alerts")
                .then()
                .body("items.name", contains("Two"));
        Api.reader()
                .queryParam("service", service)
                .queryParam("severity", "INFO", "WARNING")
                .get("/api/v1/alerts")
                .then()
                .body("items", empty());
        Api.reader()
                .queryParam("service", service)
                .queryParam("status", "DECLARED")
                .queryParam("severity", "SEV1")
                .get("/api/v1/incidents")
                .then()
                .body("items.reference", containsInAnyOrder(first, second));
        Api.reader()
                .queryParam("service", service)
                .queryParam("status", "CLOSED")
                .get("/api/v1/incidents")
                .then()
                .body("items", empty());

        Response page = Api.reader()
                .queryParam("service", service)
                .queryParam("limit", 1)
                .get("/api/v1/incidents");
        page.then().body("items.reference", contains(second));
        Api.reader()
                .queryParam("service", service)
                .queryParam("after", page.<String>path("next"))
                .get("/api/v1/incidents")
                .then()
                .body("items.reference", contains(first))
                .body("next", nullValue());
    }

    @Test
    void incidentAndAlertAreFoundByTheirNames() {
        String service = Api.newService(Api.service(1));
        Sender.of().takes(firing(service, "HighLatency", "f1"));
        JsonPath listed = Api.incidentsOf(service).jsonPath();

        for (String ref : List.of(listed.getString("items[0].id"), listed.getString("items[0].reference"))) {
            Api.reader()
                    .get("/api/v1/incidents/" + ref)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("", equalTo(listed.getMap("items[0]")));
        }
        Map<String, Object> alert = Api.alertsOf(service).path("items[0]");
        Api.reader()
                .get("/api/v1/alerts/" + alert.get("id"))
                .then()
                .statusCode(200)
                .body("", equalTo(alert));
    }

    private static AlertmanagerAlert[] twenty(String service) {
        return IntStream.range(0, 20)
                .mapToObj(i -> firing(service, "HighLatency", "f" + i).since(START.plusSeconds(i)))
                .toArray(AlertmanagerAlert[]::new);
    }

    private static AlertmanagerAlert[] resolved(AlertmanagerAlert[] alerts) {
        return Stream.of(alerts).map(alert -> alert.resolvedAt(END)).toArray(AlertmanagerAlert[]::new);
    }

    private static void assertSnapshot(JsonPath event, String reference, String service, String owner) {
        assertThat(event.getString("incident.reference")).isEqualTo(reference);
        assertThat(event.getString("incident.title")).isEqualTo("HighLatency on " + service);
        assertThat(event.getString("incident.service")).isEqualTo(service);
        assertThat(event.getList("incident.services")).isEqualTo(List.of(service));
        assertThat(event.getString("incident.owner")).isEqualTo(owner);
        assertThat(event.getString("incident.severity")).isEqualTo("SEV1");
        assertThat(event.getString("incident.status")).isEqualTo("DECLARED");
        assertThat(event.getString("incident.lead")).isNull();
        assertThat(event.getBoolean("incident.private")).isFalse();
        assertThat(event.getList("incident.members")).isEmpty();
    }

    private List<ConsumerRecord<String, byte[]>> eventsOf(String incident, long count) {
        assertThat(PublishedEvents.lastSequence(database, "incident", "id", incident))
                .as("events announced of the incident")
                .isEqualTo(count);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.INCIDENT, incident, count);
        assertThat(events).extracting(PublishedEvents::type).first().isEqualTo("incident.declared.v1");
        assertThat(events)
                .extracting(PublishedEvents::type)
                .filteredOn("incident.declared.v1"::equals)
                .hasSize(1);
        return events;
    }

    private String declaredOwnerOf(String service) {
        return PublishedEvents.data(eventsOf(incidentIdOf(service), 2).get(0)).getString("incident.owner");
    }

    private static String incidentIdOf(String service) {
        return Api.incidentsOf(service).path("items[0].id");
    }

    private static List<Map<String, Object>> unmappedOf(Sender sender) {
        return Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/alerts/unmapped")
                .path("items.findAll { it.source == '" + sender.name() + "' }");
    }

    private static String everySource() {
        StringBuilder all = new StringBuilder();
        String next = null;
        do {
            var request = Api.admin().queryParam("limit", 200);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/v1/alert-sources");
            all.append(page.asString());
            next = page.path("next");
        } while (next != null);
        return all.toString();
    }

    /** Repeats are counted late. */
    private static void awaitDeliveries(String service, Matcher<?> expected) {
        await().atMost(SOON).untilAsserted(() -> Api.alertsOf(service).then().body("items.deliveries", expected));
    }

    private static List<Map<String, Object>> withoutCounters(List<Map<String, Object>> alerts) {
        alerts.forEach(alert -> {
            alert.remove("deliveries");
            alert.remove("lastReceivedAt");
        });
        return alerts;
    }

    private static String sample(String name, String service) throws IOException {
        return fixture(name).replace("\"checkout\"", "\"" + service + "\"");
    }

    private static String fixture(String name) throws IOException {
        try (InputStream body = AlertIntakeTest.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String basic(String credentials) {
        return "Basic " + java.util.Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
