package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PostsOfTheApi;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again takes effect once, and gets its first answer again (F1, F2, I2). */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IdempotencyTest {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final int CALLERS = 8;

    private TestDatabase database;

    @Test
    void everyPostTakesAKey() {
        Sender sender = Sender.of();

        List<String> posts = PostsOfTheApi.assertEachTakesAKey(
                path -> Sender.postsTo(path) ? sender.with("X-Throughline-Key", sender.key()) : Api.admin());

        assertThat(posts).hasSizeGreaterThan(15);
    }

    @Test
    void declarationThatIsSentAgainDeclaresOnceAndIsAnsweredAlike() throws SQLException {
        String service = Api.newService(Api.service(2));
        Supplier<Response> declare = declaration(service, newKey());

        Response first = declare.get();
        Response again = declare.get();

        first.then().statusCode(201);
        assertThat(first.header("Location")).isNotBlank();
        assertThat(first.header(REPLAYED)).isNull();
        assertRepeats(first, again);
        assertThat(Api.incidentsOf(service).<List<String>>path("items.reference"))
                .containsExactly(first.<String>path("reference"));
        assertThat(eventsOf(first.path("id"))).containsExactly("incident.declared.v1");
        assertThat(entriesOf(first.path("reference"))).containsExactly("DECLARED");
    }

    /** One of each kind of answer: with an ETag, with a status of its own, with none of both. */
    @Test
    void movesNotesAndKindsThatAreSentAgainAreOne() {
        Incidents incident = Incidents.declared("SEV3");
        String key = newKey(); // of each path its own

        assertRepeats(() -> incident.asLead("responder").header(HEADER, key).post(incident.path("/acknowledge")), 200);
        assertRepeats(
                () -> incident.asLead()
                        .header("idempotency-key", key)
                        .body(Map.of("text", "Note"))
                        .post(incident.path("/timeline")),
                201);
        assertRepeats(
                () -> Api.admin()
                        .header(HEADER, key)
                        .body("{\"kind\":\"SENT_TWICE\"}")
                        .post("/api/v1/taxonomies/trigger"),
                201);

        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "NOTE");
        incident.assertTimelineIsWhole(3);
    }

    /** The answer is the first one, not how things stand now. */
    @Test
    void repeatIsAnsweredAsAtFirstWhateverHappenedSince() {
        Incidents incident = Incidents.declared("SEV3");
        Supplier<Response> acknowledge =
                () -> incident.asLead("responder").header(HEADER, "k").post(incident.path("/acknowledge"));
        Response first = acknowledge.get();
        incident.move("mitigate", Map.of()).then().statusCode(200);

        assertRepeats(first, acknowledge.get());
        assertThat(incident.status()).isEqualTo("MITIGATED");
    }

    static Stream<Map.Entry<String, String>> otherRequests() {
        return Stream.of(
                Map.entry("{\"text\":\"Another\"}", ""),
                Map.entry("{\"text\": \"Note\"}", ""),
                Map.entry("{\"text\":\"Note\"}", "?once=more"));
    }

    @ParameterizedTest
    @MethodSource("otherRequests")
    void keyIsNotTakenForAnotherRequest(Map.Entry<String, String> other) {
        Incidents incident = Incidents.led("SEV3");
        String key = newKey();
        RequestSpecification first = incident.asLead().header(HEADER, key).body("{\"text\":\"Note\"}");
        first.post(incident.path("/timeline")).then().statusCode(201);

        Response refused = incident.asLead()
                .header(HEADER, key)
                .body(other.getKey())
                .post(incident.path("/timeline") + other.getValue());

        assertProblem(refused, 422, "key-reused");
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "NOTE");
    }

    @Test
    void versionThatWasSeenBelongsToTheRequest() {
        Incidents incident = Incidents.led("SEV3");
        String seen = incident.get().header("ETag");
        RequestSpecification first = incident.asLead().header(HEADER, "k").header("If-Match", seen);
        first.post(incident.path("/mitigate")).then().statusCode(200);

        assertProblem(incident.asLead().header(HEADER, "k").post(incident.path("/mitigate")), 422, "key-reused");
        assertThat(incident.asLead()
                        .header(HEADER, "k")
                        .header("If-Match", seen)
                        .post(incident.path("/mitigate"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "clé"})
    void keyThatCannotBeOneIsRefused(String key) {
        Incidents incident = Incidents.led("SEV3");

        Response refused = incident.asLead()
                .header(HEADER, key)
                .body(Map.of("text", "Note"))
                .post(incident.path("/timeline"));

        assertBadFields(refused, HEADER);
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED");
    }

    @Test
    void keyIsSentOnceAndMayBeAsLongAsItMay() {
        Incidents incident = Incidents.led("SEV3");
        RequestSpecification twice = incident.asLead().header(HEADER, "a").header(HEADER, "b");
        assertBadFields(twice.post(incident.path("/mitigate")), HEADER);

        assertThat(incident.asLead()
                        .header(HEADER, "\"~ " + "k".repeat(252))
                        .post(incident.path("/mitigate"))
                        .statusCode())
                .isEqualTo(200);
    }

    @RepeatedTest(3)
    void ofSeveralAtOnceOneTakesEffect() throws SQLException {
        String service = Api.newService(Api.service(2));
        Supplier<Response> declare = declaration(service, newKey());

        List<Response> answers = AtOnce.call(CALLERS, i -> declare.get());

        Map<Integer, List<Response>> byStatus = answers.stream().collect(Collectors.groupingBy(Response::statusCode));
        assertThat(byStatus.keySet()).isSubsetOf(201, 409);
        byStatus.getOrDefault(409, List.of()).forEach(refused -> {
            assertProblem(refused, 409, "request-in-flight");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        });
        assertThat(byStatus.get(201).stream().map(Response::asString).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(byStatus.get(201).stream().filter(answer -> answer.header(REPLAYED) == null))
                .hasSize(1);
        Response now = declare.get();
        assertThat(now.statusCode()).isEqualTo(201);
        assertThat(Api.incidentsOf(service).<List<String>>path("items.reference"))
                .hasSize(1);
        assertThat(eventsOf(now.path("id"))).hasSize(1);
        assertThat(entriesOf(now.path("reference"))).hasSize(1);
    }

    /** The first request stands still in the middle, as long as another holds the incident's row. */
    @Test
    void requestWhoseFirstIsBeingWorkedOnIsToldSo() throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        Supplier<Response> mitigate =
                () -> incident.asLead().header(HEADER, "k").post(incident.path("/mitigate"));
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM incident WHERE id = '" + incident.id() + "' FOR UPDATE");

            List<Response> answers = AtOnce.call(2, i -> {
                Response answer = mitigate.get();
                if (answer.statusCode() == 409) {
                    rollBack(other); // only now may the first one go on
                }
                return answer;
            });

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        }
        mitigate.get().then().statusCode(200);
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "MITIGATED");
    }

    @Test
    void refusalIsNotKept() {
        Incidents incident = Incidents.resolved("SEV3");
        Supplier<Response> publish = () -> incident.asLead().header(HEADER, "k").post(incident.path("/review/publish"));
        Map<String, Object> review = Incidents.review(incident.owner);
        Object cause = review.remove("rootCause");
        incident.putReview(review).then().statusCode(200);
        assertProblem(publish.get(), 422, "incomplete");
        List<String> before = incident.timeline();
        review.put("rootCause", cause);
        incident.putReview(review).then().statusCode(200);

        Response published = publish.get();

        published.then().statusCode(200);
        assertRepeats(published, publish.get());
        assertThat(incident.timeline()).hasSizeGreaterThan(before.size());
        assertThat(incident.timeline().stream().filter("REVIEW_PUBLISHED"::equals))
                .hasSize(1);
    }

    @Test
    void illegalMoveMayBeLegalWhenItIsSentAgain() {
        Incidents incident = Incidents.resolved("SEV3");
        Supplier<Response> mitigate =
                () -> incident.asLead().header(HEADER, "k").post(incident.path("/mitigate"));

        assertProblem(mitigate.get(), 409, "illegal-move");
        incident.move("reopen", Map.of("reason", "Errors are back")).then().statusCode(200);

        assertRepeats(mitigate, 200);
        assertThat(incident.timeline().stream().filter("MITIGATED"::equals)).hasSize(1);
    }

    /** What the database refuses at the commit only is the same problem with a key as without one, and undoes all. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatBreaksAtTheCommitLeavesNoTrace(boolean withKey) throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        Supplier<Response> note = () -> {
            RequestSpecification call = incident.asLead().body(Map.of("text", "Note"));
            return (withKey ? call.header(HEADER, "k") : call).post(incident.path("/timeline"));
        };
        execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'shutting down' USING ERRCODE = '57P01'; END $$;
                CREATE CONSTRAINT TRIGGER refusal AFTER INSERT ON timeline_entry
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();""");
        try {
            Response refused = note.get();
            assertProblem(refused, 503, "unavailable");
            assertThat(refused.header("Retry-After")).isNotBlank();
        } finally {
            execute("DROP TRIGGER refusal ON timeline_entry; DROP FUNCTION refuse();");
        }
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED");

        Response first = note.get();

        first.then().statusCode(201);
        assertThat(first.header(REPLAYED)).isNull();
        incident.assertTimelineIsWhole(3);
    }

    @Test
    void keyOfSomebodyElseIsAnother() {
        Incidents incident = Incidents.led("SEV3");
        String text = "{\"text\":\"Note\"}";

        Response mine = incident.asLead().header(HEADER, "k").body(text).post(incident.path("/timeline"));
        Response theirs = incident.asOwner().header(HEADER, "k").body(text).post(incident.path("/timeline"));

        assertThat(List.of(mine, theirs)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.header(REPLAYED)).isNull();
        });
        assertThat(theirs.asString()).isNotEqualTo(mine.asString());
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "NOTE", "NOTE");
    }

    @Test
    void afterADayItIsANewRequest() throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        Supplier<Response> note = () -> incident.asLead()
                .header(HEADER, "k")
                .body(Map.of("text", "Note"))
                .post(incident.path("/timeline"));
        note.get().then().statusCode(201);
        try {
            timeIs("now() + interval '23 hours 59 minutes'");
            assertThat(note.get().header(REPLAYED)).isEqualTo("true");

            timeIs("now() + interval '24 hours 1 minute'");
            Response anew = note.get();
            assertThat(anew.statusCode()).isEqualTo(201);
            assertThat(anew.header(REPLAYED)).isNull();
            assertRepeats(anew, note.get());
        } finally {
            timeIs("now()");
        }
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "NOTE", "NOTE");
    }

    @Test
    void secretIsShownOnceAndKeptNowhere() throws SQLException {
        String name = Api.newName("prometheus");
        Supplier<Response> register = () ->
                Api.admin().header(HEADER, name).body(Map.of("name", name)).post("/api/v1/alert-sources");

        Response first = register.get();
        Response again = register.get();

        first.then().statusCode(201);
        assertProblem(again, 409, "secret-shown");
        assertThat(again.<String>path("detail")).contains("/api/v1/alert-sources/" + first.path("id"));
        Supplier<Response> rotate =
                () -> Api.admin().header(HEADER, "k").post("/api/v1/alert-sources/" + first.path("id") + "/rotate");
        Response rotated = rotate.get();
        rotated.then().statusCode(200);
        assertProblem(rotate.get(), 409, "secret-shown");
        for (Response shown : List.of(first, rotated)) {
            assertThat(count("SELECT count(*) FROM idempotency_key AS kept WHERE kept::text LIKE '%" + shown.path("key")
                            + "%' OR convert_from(body, 'UTF8') LIKE '%" + shown.path("key") + "%'"))
                    .isZero();
        }
        Sender sender = new Sender(first.path("id"), name, rotated.path("key"));
        sender.takes(AlertmanagerAlert.firing(Api.newName("checkout"), "HighLatency", "f1"));
    }

    @Test
    void deliveryOfAlertsThatIsSentAgainIsTakenInOnce() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of(service);
        Sender another = Sender.of(service);
        Map<String, Object> message =
                AlertmanagerAlert.message(List.of(AlertmanagerAlert.firing(service, "HighLatency", "f1")));
        String key = newKey();

        Response first = posted(sender, key, message);
        assertRepeats(first, posted(sender, key, message));
        assertThat(first.<Integer>path("opened")).isOne();
        assertThat(first.<List<String>>path("incidents")).hasSize(1);
        assertThat(Api.alertsOf(service).<List<Integer>>path("items.deliveries"))
                .containsExactly(1);

        assertThat(posted(another, key, message).header(REPLAYED)).isNull();
        assertThat(Api.alertsOf(service).<List<Integer>>path("items.deliveries"))
                .hasSize(2);
    }

    @Test
    void withoutAKeyNothingIsKept() throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        long before = count("SELECT count(*) FROM idempotency_key");

        Stream.of(1, 2).forEach(i -> {
            Response note = incident.asLead().body(Map.of("text", "Note")).post(incident.path("/timeline"));
            note.then().statusCode(201);
            assertThat(note.header(REPLAYED)).isNull();
        });

        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "NOTE", "NOTE");
        assertThat(count("SELECT count(*) FROM idempotency_key")).isEqualTo(before);
    }

    private static Supplier<Response> declaration(String service, String key) {
        return () -> Api.as("ada@example.org", "responder")
                .header(HEADER, key)
                .body(Map.of("title", "Checkout fails", "service", service, "severity", "SEV2"))
                .post(INCIDENTS);
    }

    private static Response posted(Sender sender, String key, Object message) {
        return sender.with("X-Throughline-Key", sender.key())
                .header(HEADER, key)
                .body(message)
                .post(Sender.PATH);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static void assertRepeats(Supplier<Response> request, int status) {
        Response first = request.get();
        first.then().statusCode(status);
        assertRepeats(first, request.get());
    }

    private static void assertRepeats(Response first, Response again) {
        assertThat(first.header(REPLAYED)).isNull();
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(headersOf(again)).isEqualTo(headersOf(first));
    }

    private static Set<String> headersOf(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equals(REPLAYED))
                .map(Header::toString)
                .collect(Collectors.toSet());
    }

    private List<String> eventsOf(String incident) throws SQLException {
        return PublishedEvents.of(
                        Topic.INCIDENT, incident, PublishedEvents.lastSequence(database, "incident", "id", incident))
                .stream()
                .map(PublishedEvents::type)
                .toList();
    }

    private static List<String> entriesOf(String reference) {
        return Api.reader().get(INCIDENTS + "/" + reference + "/timeline").path("items.kind");
    }

    private void timeIs(String expression) throws SQLException {
        execute("CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$SELECT "
                + expression + "$$");
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
