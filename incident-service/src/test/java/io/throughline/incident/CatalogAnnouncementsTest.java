package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What others are told of a service beside its record: on which days its team works, and who decides what. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class CatalogAnnouncementsTest {
    private TestDatabase database;

    @Test
    void serviceIsAnnouncedWithTheDaysOfItsTeam() {
        String team = Api.newName("payments");
        putTeam(team, "Asia/Kathmandu", "2026-10-20", "2026-10-19").then().statusCode(201);

        String service = newServiceOf(team);

        JsonPath announced = last(service, 1);
        assertThat(announced.getString("team")).isEqualTo(team);
        assertThat(announced.getString("calendar.timeZone")).isEqualTo("Asia/Kathmandu");
        assertThat(announced.getString("calendar.country")).isEqualTo("DE");
        assertThat(announced.getList("calendar.holidays", String.class)).containsExactly("2026-10-19", "2026-10-20");
        assertThat(announced.getMap("decisionRights")).isEmpty();
    }

    @Test
    void withoutATeamThatIsInTheCatalogueThereIsNoCalendar() {
        assertThat(last(Api.newService(Api.service(2)), 1).<Object>get("calendar"))
                .isNull();
        assertThat(last(newServiceOf(Api.newName("unknown")), 1).<Object>get("calendar"))
                .isNull();
    }

    @Test
    void teamThatComesIntoTheCatalogueIsToldOfWithEachOfItsServices() {
        String team = Api.newName("payments");
        List<String> services = List.of(newServiceOf(team), newServiceOf(team));
        String other = newServiceOf(Api.newName("others"));

        putTeam(team, "Europe/Berlin").then().statusCode(201);

        for (String service : services) {
            assertThat(last(service, 2).getString("calendar.timeZone")).isEqualTo("Europe/Berlin");
        }
        assertThat(last(other, 1).<Object>get("calendar")).isNull();
    }

    @Test
    void changedTeamIsToldOfWithoutAChangeOfTheServicesVersion() {
        String team = Api.newName("payments");
        putTeam(team, "Europe/Berlin").then().statusCode(201);
        String service = newServiceOf(team);
        Response before = Api.reader().get("/api/v1/services/" + service);

        putTeam(team, "America/New_York").then().statusCode(200);

        assertThat(last(service, 2).getString("calendar.timeZone")).isEqualTo("America/New_York");
        Response after = Api.reader().get("/api/v1/services/" + service);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag")).isEqualTo("\"1\"");
        assertThat(after.asString()).isEqualTo(before.asString());
    }

    @Test
    void serviceThatLeftATeamHearsNoMoreOfIt() {
        String left = Api.newTeam();
        String joined = Api.newName("payments");
        putTeam(joined, "Pacific/Apia").then().statusCode(201);
        String service = newServiceOf(left);
        putService(service, joined).then().statusCode(200);

        putTeam(left, "America/New_York").then().statusCode(200);

        assertThat(last(service, 2).getString("calendar.timeZone")).isEqualTo("Pacific/Apia");
    }

    @Test
    void whoIsGivenARightIsToldAndWhoLosesItToo() {
        String team = Api.newTeam();
        String service = newServiceOf(team);

        assign(service, "VERIFY_FIX", "ada@example.org");
        assertThat(last(service, 2).getMap("decisionRights")).isEqualTo(Map.of("VERIFY_FIX", "ada@example.org"));
        assign(service, "REVIEW_INCIDENTS", "grace@example.org");
        assign(service, "VERIFY_FIX", "linus@example.org");
        JsonPath both = last(service, 4);
        assertThat(both.getMap("decisionRights"))
                .isEqualTo(Map.of("VERIFY_FIX", "linus@example.org", "REVIEW_INCIDENTS", "grace@example.org"));
        assertThat(both.getString("calendar.timeZone")).isEqualTo("Europe/Berlin");
        assign(service, "VERIFY_FIX", null);
        assertThat(last(service, 5).getMap("decisionRights"))
                .isEqualTo(Map.of("REVIEW_INCIDENTS", "grace@example.org"));

        assertThat(Api.reader().get("/api/v1/services/" + service).header("ETag"))
                .isEqualTo("\"5\"");
    }

    @Test
    void whoIsGivenWhatTheyHoldIsNoNews() {
        String service = Api.newService(Api.service(2));
        assign(service, "VERIFY_FIX", "ada@example.org");

        assign(service, "VERIFY_FIX", "ada@example.org");

        assertThat(PublishedEvents.lastSequence(database, "service", "slug", service))
                .isEqualTo(2);
    }

    @Test
    void changedRecordIsAnnouncedWithWhoDecides() {
        String service = Api.newService(Api.service(2));
        assign(service, "STOP_RELEASE", "ada@example.org");

        putService(service, null).then().statusCode(200);

        assertThat(last(service, 3).getMap("decisionRights")).isEqualTo(Map.of("STOP_RELEASE", "ada@example.org"));
    }

    @RepeatedTest(3)
    void whatIsToldLastIsHowItIsWhoeverRaces() {
        String team = Api.newTeam();
        String other = Api.newTeam();
        List<String> services =
                IntStream.range(0, 3).mapToObj(i -> newServiceOf(other)).toList();
        List<String> zones = List.of("Pacific/Apia", "America/New_York", "Asia/Kathmandu");

        List<Response> answers = AtOnce.call(9, i -> switch (i % 3) {
            case 0 -> putService(services.get(i / 3), team);
            case 1 -> putTeam(i == 4 ? other : team, zones.get(i / 3));
            default -> assign(services.get(i / 3), "VERIFY_FIX", "ada" + i + "@example.org");
        });

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        String zone = Api.reader().get("/api/v1/teams/" + team).path("timeZone");
        for (int i = 0; i < services.size(); i++) {
            String service = services.get(i);
            JsonPath told = last(service, PublishedEvents.lastSequence(database, "service", "slug", service));
            assertThat(told.getString("team")).isEqualTo(team);
            assertThat(told.getString("calendar.timeZone")).isEqualTo(zone);
            assertThat(told.getMap("decisionRights"))
                    .isEqualTo(Map.of("VERIFY_FIX", "ada" + (3 * i + 2) + "@example.org"));
        }
    }

    /** The newest announcement, which has that number; those before it are there too. */
    private JsonPath last(String service, long sequence) {
        assertThat(PublishedEvents.lastSequence(database, "service", "slug", service))
                .isEqualTo(sequence);
        var events = PublishedEvents.of(Topic.SERVICE, service, sequence);
        return PublishedEvents.data(events.get(events.size() - 1));
    }

    private static String newServiceOf(String team) {
        Map<String, Object> record = Api.service(2);
        record.put("team", team);
        return Api.newService(record);
    }

    private static Response putService(String service, String team) {
        Map<String, Object> record = Api.service(3);
        if (team != null) {
            record.put("team", team);
        }
        return Api.admin().header("If-Match", "*").body(record).put("/api/v1/services/" + service);
    }

    private static Response putTeam(String team, String zone, String... holidays) {
        Map<String, Object> record = new HashMap<>(Map.of("name", "Payments", "timeZone", zone, "country", "DE"));
        List<Map<String, String>> days = new ArrayList<>();
        for (String day : holidays) {
            days.add(Map.of("date", day, "name", "Dashain"));
        }
        record.put("holidays", days);
        String path = "/api/v1/teams/" + team;
        boolean known = Api.reader().get(path).statusCode() == 200;
        return (known ? Api.admin().header("If-Match", "*") : Api.admin())
                .body(record)
                .put(path);
    }

    private static Response assign(String service, String right, String person) {
        Map<String, Object> body = new HashMap<>();
        body.put("person", person);
        Response answer = Api.admin()
                .header("If-Match", "*")
                .body(body)
                .put("/api/v1/services/" + service + "/decision-rights/" + right);
        answer.then().statusCode(200);
        return answer;
    }
}
