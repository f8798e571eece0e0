package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.Topic;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Was it this change? Asked of each incident that starts shortly after a release, until a person answers. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class ChangeQuestionTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofHours(2);

    private final Instant now = Instant.now();
    private Pipeline pipeline;
    private TestDatabase database;

    @BeforeEach
    void registerItsSender() {
        pipeline = Pipeline.of();
    }

    /** Declares an incident of that service, which Grace owns. */
    private static Response declare(String service, Map<String, Object> more) {
        Map<String, Object> body = Incidents.declaration(service, "SEV3");
        body.putAll(more);
        Response declared =
                Api.as("grace@example.org", "service-owner").body(body).post("/api/v1/incidents");
        declared.then().statusCode(201);
        return declared;
    }

    private static String newService() {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", "grace@example.org");
        return Api.newService(record);
    }

    private static RequestSpecification grace() {
        return Api.as("grace@example.org", "service-owner");
    }

    private static Response get(String ref) {
        return grace().get("/api/v1/incidents/" + ref);
    }

    private static Response answer(String ref, String release, Map<String, Object> body) {
        return grace().body(body).put("/api/v1/incidents/" + ref + "/change/" + release);
    }

    private static List<String> kinds(String ref) {
        return grace().get("/api/v1/incidents/" + ref + "/timeline").path("items.kind");
    }

    @Test
    void incidentThatStartsShortlyAfterAReleaseIsAskedAboutIt() {
        String service = newService();
        String beyond = pipeline.releases(service, now.minus(WINDOW).minusSeconds(60));
        String first = pipeline.releases(service, now.minus(WINDOW).plusSeconds(900));
        String last = pipeline.releases(service, now.minusSeconds(1));

        Response declared = declare(service, Map.of());

        assertThat(declared.<List<String>>path("changes.release")).containsExactly(last, first);
        assertThat(declared.<List<String>>path("changes.state")).containsOnly("ASKED");
        declared.then().body("causeChange", nullValue()).body("version", equalTo(2));
        String ref = declared.path("reference");
        Response timeline = grace().get("/api/v1/incidents/" + ref + "/timeline");
        timeline.then()
                .body("items.kind", equalTo(List.of("DECLARED", "CHANGE_ASKED", "CHANGE_ASKED")))
                .body("items[1].by", equalTo("system"))
                .body("items[1].details.release", equalTo(last))
                .body("items.event", equalTo(List.of(1, 2, 3)));
        grace().get("/api/v1/incidents/" + ref + "/timeline/verification")
                .then()
                .body("valid", equalTo(true));
        assertThat(Api.reader()
                        .queryParam("incident", ref)
                        .get("/api/v1/releases")
                        .<List<String>>path("items.id"))
                .containsExactly(last, first)
                .doesNotContain(beyond);
    }

    @Test
    void itStartsWithItsImpactAndConcernsAllOfItsServices() {
        String service = newService();
        String other = newService();
        String before = pipeline.releases(other, now.minusSeconds(3_700));
        pipeline.releases(other, now.minusSeconds(60));

        Response declared = declare(
                service,
                Map.of(
                        "services", List.of(other),
                        "impactStartedAt", now.minusSeconds(3_600).toString()));

        assertThat(declared.<List<String>>path("changes.release")).containsExactly(before);
    }

    @Test
    void itIsAskedAgainOnceItsStartIsKnownBetter() {
        String service = newService();
        String release = pipeline.releases(service, now.minus(WINDOW).minusSeconds(600));
        String ref = declare(service, Map.of()).path("reference");
        assertThat(get(ref).<List<Object>>path("changes")).isEmpty();

        Response corrected = grace().body(
                        Map.of("impactStartedAt", now.minusSeconds(900).toString(), "reason", "It failed earlier"))
                .put("/api/v1/incidents/" + ref + "/times");

        corrected.then().statusCode(200).body("changes.release", equalTo(List.of(release)));
        assertThat(kinds(ref)).containsExactly("DECLARED", "TIMES_CORRECTED", "CHANGE_ASKED");
    }

    @Test
    void incidentOfAnAlertIsAskedToo() {
        String service = newService();
        String release = pipeline.releases(service, now.minusSeconds(60));

        String ref = Sender.of(service)
                .takes(AlertmanagerAlert.firing(service, "HighLatency", "f1").since(now.minusSeconds(5)))
                .path("incidents[0]");

        get(ref).then().body("changes.release", equalTo(List.of(release)));
        assertThat(kinds(ref)).containsExactly("DECLARED", "CHANGE_ASKED", "ALERTS_LINKED");
    }

    @Test
    void eventThatComesLateIsAskedAboutInTheEnd() {
        String service = newService();
        String ref = declare(service, Map.of()).path("reference");
        String called = declare(service, Map.of()).path("reference");
        move(called, "cancel", Map.of("reason", "A false alarm"));

        String release = pipeline.releases(service, now.minusSeconds(60));

        await().atMost(SOON).until(() -> get(ref).<List<String>>path("changes.release"), List.of(release)::equals);
        assertThat(kinds(ref)).containsExactly("DECLARED", "CHANGE_ASKED");
        get(ref).then().body("version", equalTo(2));
        assertThat(kinds(called)).as("what was called off").doesNotContain("CHANGE_ASKED");
    }

    @Test
    void incidentThatIsCalledOffIsAskedOnceItIsReinstated() {
        String service = newService();
        String ref = declare(service, Map.of()).path("reference");
        move(ref, "cancel", Map.of("reason", "A false alarm"));
        String release = pipeline.releases(service, now.minus(Duration.ofHours(1)));
        grace().body(Map.of("impactStartedAt", now.minusSeconds(900).toString(), "reason", "It failed earlier"))
                .put("/api/v1/incidents/" + ref + "/times")
                .then()
                .statusCode(200)
                .body("changes", empty());

        move(ref, "reinstate", Map.of());

        get(ref).then().body("changes.release", equalTo(List.of(release)));
        assertThat(kinds(ref))
                .containsExactly("DECLARED", "CANCELLED", "TIMES_CORRECTED", "REINSTATED", "CHANGE_ASKED");
    }

    private static void move(String ref, String call, Map<String, Object> body) {
        grace().body(body).post("/api/v1/incidents/" + ref + "/" + call).then().statusCode(200);
    }

    @Test
    void incidentThatIsCalledOffWhileItIsToBeAskedIsNot() throws SQLException {
        String service = newService();
        Response declared = declare(service, Map.of());
        String release;
        try (Connection cancelling = database.connect()) {
            cancelling.setAutoCommit(false);
            run(
                    cancelling,
                    "UPDATE incident SET status = 'CANCELLED' WHERE id = ?",
                    UUID.fromString(declared.path("id")));
            release = pipeline.releases(service, now.minusSeconds(60));
            await().atMost(SOON)
                    .until(() -> counts(
                            "SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))",
                            cancelling.unwrap(PGConnection.class).getBackendPID()));
            cancelling.commit();
        }

        await().atMost(SOON)
                .until(() -> counts(
                        "SELECT count(*) FROM release_record WHERE id = ? AND ask_at IS NULL",
                        UUID.fromString(release)));
        get(declared.path("reference")).then().body("changes", empty());
    }

    /** Without the lock the event would look for incidents before this one is there, which has looked for releases already. */
    @Test
    void eventThatComesWhileAnIncidentIsBeingDeclaredIsNotMissed() throws SQLException {
        String service = newService();
        UUID incident = Ids.next();
        try (Connection declaring = database.connect()) {
            declaring.setAutoCommit(false);
            run(declaring, "SELECT pg_advisory_xact_lock_shared(3, hashtext('release/' || ?))", service);
            run(declaring, """
                    INSERT INTO incident (id, title, service, severity, status, detected_by, declared_by, detected_at,
                        declared_at, version, last_sequence)
                    VALUES (?, 'Slow', ?, 'SEV3', 'DECLARED', 'STAFF', 'grace@example.org', now(), now(), 1, 1)""", incident, service);
            pipeline.releases(service, now.minusSeconds(60));
            await().atMost(SOON)
                    .until(() -> counts("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                            + " AND classid = 3 AND mode = 'ExclusiveLock' AND NOT granted"));
            declaring.commit();
        }

        await().atMost(SOON)
                .until(() ->
                        get(incident.toString()).<List<Object>>path("changes").size() == 1);
    }

    /** Whether there is any of that. */
    private boolean counts(String sql, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement count = prepared(connection, sql, values);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Test
    void ofManyReleasesTheNearestAreAskedAbout() {
        String service = newService();
        for (int i = 0; i < 21; i++) {
            pipeline.takes(Map.of(
                    "summary", "Deploy " + i,
                    "timestamp", now.minusSeconds(600 - i).toString(),
                    "custom_details", Map.of("service", service)));
        }

        List<String> asked = declare(service, Map.of()).path("changes.summary");

        assertThat(asked).hasSize(20).startsWith("Deploy 20").doesNotContain("Deploy 0");
    }

    @Test
    void answersAreOneAtATimeAndAnnounced() {
        String service = newService();
        String first = pipeline.releases(service, now.minusSeconds(120));
        String second = pipeline.releases(service, now.minusSeconds(60));
        Response declared = declare(service, Map.of());
        String ref = declared.path("reference");

        Response confirmed = answer(ref, first, Map.of("confirmed", true, "note", "The rollback helped"));
        confirmed
                .then()
                .statusCode(200)
                .body("causeChange.release", equalTo(first))
                .body("causeChange.by", equalTo("grace@example.org"))
                .body("causeChange.note", equalTo("The rollback helped"))
                .body("version", equalTo(3));
        assertThat(answer(ref, first, Map.of("confirmed", true)).asString()).isEqualTo(confirmed.asString());
        Response refused = answer(ref, second, Map.of("confirmed", true));
        assertProblem(refused, 409, "already-exists");
        assertThat(refused.<String>path("detail")).contains(first);
        answer(ref, second, Map.of("confirmed", false)).then().statusCode(200);
        assertProblem(
                grace().header("If-Match", confirmed.header("ETag"))
                        .body(Map.of("confirmed", false))
                        .put("/api/v1/incidents/" + ref + "/change/" + first),
                412,
                "stale-version");
        answer(ref, first, Map.of("confirmed", false)).then().statusCode(200).body("causeChange", nullValue());
        answer(ref, second, Map.of("confirmed", true)).then().body("causeChange.release", equalTo(second));

        assertThat(kinds(ref).subList(3, 7))
                .containsExactly("CHANGE_CONFIRMED", "CHANGE_DENIED", "CHANGE_DENIED", "CHANGE_CONFIRMED");
        String id = declared.path("id");
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.INCIDENT, id, 7);
        assertThat(events.stream().map(PublishedEvents::type).toList().subList(1, 5))
                .containsExactly(
                        "incident.change-asked.v1",
                        "incident.change-asked.v1",
                        "incident.change-confirmed.v1",
                        "incident.change-denied.v1");
        JsonPath told = PublishedEvents.data(events.get(3));
        assertThat(told.getString("change.id")).isEqualTo(first);
        assertThat(told.getString("note")).isEqualTo("The rollback helped");
        Api.admin().body(Map.of("kind", "incidents", "ref", ref)).post("/api/v1/admin/republish");
        assertThat(PublishedEvents.data(PublishedEvents.snapshotOf(Topic.INCIDENT, id))
                        .getString("causeChange.id"))
                .isEqualTo(second);
    }

    @Test
    void releaseThatNobodyAskedAboutMayBeTheCause() throws IOException {
        String release = pipeline.releases(newService(), now.minus(Duration.ofDays(3)));
        String ref = declare(newService(), Map.of()).path("reference");

        Response confirmed =
                answer(ref, release, Map.of("confirmed", true, "note", "A certificate of that release ran out"));

        confirmed.then().statusCode(200).body("causeChange.release", equalTo(release));
        ObjectMapper json = new ObjectMapper();
        Examples.assertSameShape(
                "answerChange",
                json.readTree(confirmed.asString()),
                Examples.of("answerChange").path("response"));
    }

    @Test
    void onlyThoseWhoRunItAnswer() {
        String service = newService();
        String release = pipeline.releases(service, now.minusSeconds(60));
        String ref = declare(service, Map.of()).path("reference");
        String path = "/api/v1/incidents/" + ref + "/change/" + release;
        String lead = Api.newEmail("lead");

        assertProblem(Api.as(lead, "responder").body(Map.of("confirmed", true)).put(path), 403, "forbidden");
        Api.as(lead, "responder").post("/api/v1/incidents/" + ref + "/acknowledge");
        Api.as(lead, "responder")
                .body(Map.of("confirmed", false))
                .put(path)
                .then()
                .statusCode(200);

        assertProblem(answer(ref, WriteCall.NO_RELEASE, Map.of("confirmed", true)), 404, "not-found");
        assertProblem(answer(ref, "none", Map.of("confirmed", true)), 404, "not-found");
    }

    @Test
    void releasesOfAPrivateIncidentAreNotThoseOfOutsiders() {
        String service = newService();
        String release = pipeline.releases(service, now.minusSeconds(60));
        String ref = declare(service, Map.of("private", true)).path("reference");

        assertThat(grace().queryParam("incident", ref).get("/api/v1/releases").<List<String>>path("items.id"))
                .containsExactly(release);
        for (RequestSpecification outsider : List.of(Api.reader(), Api.admin())) {
            assertThat(outsider.queryParam("incident", ref)
                            .get("/api/v1/releases")
                            .<List<Object>>path("items"))
                    .isEmpty();
        }
        assertProblem(
                Api.as(Api.newEmail("outsider"), "responder")
                        .body(Map.of("confirmed", true))
                        .put("/api/v1/incidents/" + ref + "/change/" + release),
                404,
                "not-found");
    }
}
