package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PostsOfTheApi;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An action that is asked for twice with one key is one action; how keys work is shown by incident-service's tests. */
@QuarkusTest
class IdempotencyTest {
    private static final int CALLERS = 8;

    TestDatabase database;

    @Test
    void everyPostTakesAKey() {
        assertThat(PostsOfTheApi.assertEachTakesAKey(path -> json("ada@example.org", "admin")))
                .hasSizeGreaterThan(11);
    }

    @Test
    void actionThatIsOpenedAgainIsOne() throws SQLException {
        Catalogue catalogue = Catalogue.announced(database);
        String owner = newPerson("grace");
        Supplier<Response> open = () -> json(catalogue.lead)
                .header("Idempotency-Key", owner)
                .body(Map.of(
                        "title",
                        "Check it",
                        "type",
                        "PREVENT",
                        "owner",
                        owner,
                        "incident",
                        catalogue.incident,
                        "dueOn",
                        ActionUnderTest.NEXT_YEAR.toString()))
                .post("/api/v1/actions");

        List<Response> answers = AtOnce.call(CALLERS, i -> open.get());
        Response last = open.get();

        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(last.header("Idempotent-Replayed")).isEqualTo("true");
        answers.stream().filter(answer -> answer.statusCode() == 201).forEach(answer -> {
            assertThat(answer.asString()).isEqualTo(last.asString());
            assertThat(answer.header("Location")).isEqualTo(last.header("Location"));
            assertThat(answer.header("ETag")).isEqualTo(last.header("ETag"));
        });
        String id = last.path("id");
        assertThat(value(database, "SELECT count(*) FROM action WHERE owner = ?", owner))
                .isEqualTo("1");
        assertThat(PublishedEvents.of(Topic.ACTION, id, PublishedEvents.lastSequence(database, "action", "id", id)))
                .hasSize(1);
    }

    @Test
    void moveThatIsSentAgainIsOne() {
        ActionUnderTest action = ActionUnderTest.opened(Catalogue.announced(database));
        Supplier<Response> start = () ->
                json(action.owner).header("Idempotency-Key", "k").post("/api/v1/actions/" + action.ref + "/start");

        Response first = start.get();
        Response again = start.get();

        first.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }
}
