package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.EventJson;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts of one group of which some open an incident and some may only join one, at the same moment. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class JoinBesideOpeningTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "HighLatency";

    private String service;
    private Sender sender;
    private TestDatabase database;

    @BeforeEach
    void describe() {
        service = Api.newService(Api.service(2));
        sender = Sender.of(service);
    }

    @ParameterizedTest(name = "the one that opens comes first: {0}")
    @ValueSource(booleans = {true, false})
    void inOneDeliveryBothBelongToTheIncident(boolean first) {
        AlertmanagerAlert opens = critical("f1");
        AlertmanagerAlert joins = warning("f2");

        sender.takes(first ? opens : joins, first ? joins : opens)
                .then()
                .body("opened", equalTo(2))
                .body("incidents", hasSize(1));

        assertOneIncidentOf(2);
    }

    @Test
    void whatOpensBesideAnotherThatOpensJoinsIt() throws IOException, SQLException {
        SlowRequest one;
        SlowRequest other;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            one = sent(critical("f1"));
            await().atMost(SOON).until(() -> alerts.waitingToStore() == 1);
            other = sent(critical("f2"));
            await().atMost(SOON).until(() -> alerts.waitingForEachOther() == 1);
        }

        assertTaken(one, other);
        assertOneIncidentOf(2);
        assertAnnounced("declared and each of the two", 3);
    }

    @Test
    void whatMayOnlyJoinComesBeforeWhoeverOpensAndJoinsWhenItIsToldAgain() throws IOException, SQLException {
        SlowRequest opens;
        SlowRequest joins;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            opens = sent(critical("f1"));
            await().atMost(SOON).until(() -> alerts.waitingToStore() == 1);
            joins = sent(warning("f2"));
            await().atMost(SOON).until(() -> alerts.waitingToStore() == 2);
        }

        assertTaken(opens, joins);
        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.total", equalTo(1));

        sender.takes(warning("f2")).then().body("repeated", equalTo(1));
        assertOneIncidentOf(2);
    }

    @Test
    void bothJoinTheIncidentThatIsOpenOneAfterTheOther() throws IOException, SQLException {
        sender.takes(critical("f0"));
        SlowRequest one;
        SlowRequest other;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            one = sent(critical("f1"));
            await().atMost(SOON).until(() -> alerts.waitingToStore() == 1);
            other = sent(warning("f2"));
            await().atMost(SOON).until(() -> alerts.waitingForEachOther() == 1);
        }

        assertTaken(one, other);
        assertOneIncidentOf(3);
        assertAnnounced("declared and each of the three", 4);
    }

    private AlertmanagerAlert critical(String fingerprint) {
        return firing(service, NAME, fingerprint);
    }

    private AlertmanagerAlert warning(String fingerprint) {
        return firing(service, NAME, fingerprint).withLabel("severity", "warning");
    }

    /** With a key it has a transaction of its own: without one the two would share one, or follow each other. */
    private SlowRequest sent(AlertmanagerAlert alert) throws IOException {
        String body = EventJson.write(AlertmanagerAlert.message(List.of(alert)));
        SlowRequest request = SlowRequest.begun(
                Sender.PATH,
                "X-Throughline-Key: " + sender.key(),
                "Idempotency-Key: " + alert.fingerprint(),
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        request.send(body);
        return request;
    }

    private static void assertTaken(SlowRequest... requests) throws IOException {
        for (SlowRequest request : requests) {
            assertThat(request.status()).isEqualTo(202);
            request.close();
        }
    }

    private void assertOneIncidentOf(int alerts) {
        Api.incidentsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].alerts.firing", equalTo(alerts))
                .body("items[0].alerts.total", equalTo(alerts));
        String reference = Api.incidentsOf(service).path("items[0].reference");
        List<String> linked = Api.alertsOf(service).path("items.incident");
        assertThat(linked)
                .isEqualTo(Stream.generate(() -> reference).limit(alerts).toList());
    }

    private void assertAnnounced(String what, long events) {
        String incident = Api.incidentsOf(service).path("items[0].id");
        assertThat(PublishedEvents.lastSequence(database, "incident", "id", incident))
                .as(what)
                .isEqualTo(events);
    }
}
