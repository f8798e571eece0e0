package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.kit.calendar.BusinessCalendar;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams, and the days on which they work. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class TeamTest {
    @Inject
    CatalogService catalog;

    @Test
    void newTeamIsAnsweredWithItsDefaultsAndItsVersion() {
        String path = newPath();

        Response created = Api.admin()
                .body(Map.of("name", "Payments", "timeZone", "Europe/Berlin"))
                .put(path);

        created.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("slug", equalTo(path.substring(path.lastIndexOf('/') + 1)))
                .body("name", equalTo("Payments"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("country", nullValue())
                .body("holidays", empty())
                .body("version", equalTo(1));
        Api.reader()
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("", equalTo(created.jsonPath().getMap("")));
    }

    @Test
    void wholeRecordIsKeptWithItsHolidaysByDate() {
        String path = newTeam(record());

        Map<String, Object> kept = Api.reader().get(path).jsonPath().getMap("");

        assertThat(kept)
                .containsEntry("name", "Payments")
                .containsEntry("timeZone", "Europe/Berlin")
                .containsEntry("country", "DE")
                .containsEntry("holidays", List.of(holiday("2026-12-24"), holiday("2026-12-31")));
    }

    @Test
    void whatAGetAnswersCanBePutBackAsItIs() {
        String path = newTeam(record());
        Response read = Api.reader().get(path);

        Response written = Api.admin()
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put(path);

        written.then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
        Map<String, Object> before = read.jsonPath().getMap("");
        Map<String, Object> after = written.jsonPath().getMap("");
        before.remove("version");
        after.remove("version");
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest(name = "If-Match {0} on a team at version 2 is answered with {1}")
    @CsvSource({"'\"2\"',200", "*,200", "'\"1\"',412", "'\"3\"',412", "2,400", "'',428"})
    void changeNeedsTheVersionThatWasSeen(String ifMatch, int status) {
        String path = newTeam(record());
        change().header("If-Match", "\"1\"").put(path).then().statusCode(200);

        (ifMatch.isEmpty() ? change() : change().header("If-Match", ifMatch))
                .put(path)
                .then()
                .statusCode(status);

        Api.reader().get(path).then().body("version", equalTo(status == 200 ? 3 : 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void teamThatDoesNotExistWasNotSeen(String ifMatch) {
        String path = newPath();

        change().header("If-Match", ifMatch).put(path).then().statusCode(412);

        Api.reader().get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"responder", "incident-lead", "service-owner", "leadership"})
    void onlyAdminsRecordTeams(String role) {
        String path = newPath();

        Api.as(Api.newEmail("x"), role)
                .body(record())
                .put(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));

        Api.reader().get(path).then().statusCode(404);
    }

    @Test
    void teamThatManyRecordAtOnceIsMadeOnce() {
        String path = newPath();

        List<Response> answers = AtOnce.call(6, i -> change().put(path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 428, 428, 428, 428, 428);
        Api.reader().get(path).then().body("version", equalTo(1));
    }

    @Test
    void changeThatManyMakeAtOnceIsMadeOnce() {
        String path = newTeam(record());

        List<Response> answers =
                AtOnce.call(6, i -> change().header("If-Match", "\"1\"").put(path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        Api.reader().get(path).then().body("version", equalTo(2));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        assertBad("{}", "/name", "/timeZone");
        assertBad(
                """
                {"name": " ", "timeZone": "Mars/Base", "country": "de", "members": [], "slug": "other-team",
                 "holidays": [{"date": "2026-12-24", "name": "a"}, {"date": "+10000-01-01", "name": "b"}, null, {},
                              {"date": "2026-12-24", "name": ""}, {"date": "2026-02-30", "name": "c"}, 5]}""",
                "/members",
                "/name",
                "/timeZone",
                "/country",
                "/holidays/1/date",
                "/holidays/2",
                "/holidays/3/date",
                "/holidays/3/name",
                "/holidays/4/date",
                "/holidays/4/name",
                "/holidays/5/date",
                "/holidays/6");
        assertBad("{\"name\": \"a\", \"timeZone\": \"UTC\", \"slug\": \"other-team\"}", "/slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "UK", "DEU", "NYSE", "germany", ""})
    void countryWhoseHolidaysAreNotKnownIsRefused(String country) {
        assertBad("{\"name\": \"a\", \"timeZone\": \"UTC\", \"country\": \"" + country + "\"}", "/country");
    }

    @Test
    void upTo400HolidaysAreKept() {
        Map<String, Object> record = record();
        LocalDate first = LocalDate.of(2026, 1, 1);
        List<Map<String, String>> days = new ArrayList<>(IntStream.range(0, 400)
                .mapToObj(day -> holiday(first.plusDays(day).toString()))
                .toList());
        record.put("holidays", days);

        Api.reader().get(newTeam(record)).then().body("holidays.size()", equalTo(400));

        days.add(holiday(first.plusDays(400).toString()));
        Api.admin()
                .body(record)
                .put(newPath())
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/holidays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payments", "p", "pay_ments", "-pay-"})
    void badNameInThePathIsRefused(String slug) {
        Api.admin()
                .body(record())
                .put("/api/v1/teams/" + slug)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("team"));
        Api.reader().get("/api/v1/teams/" + slug).then().statusCode(404);
    }

    @Test
    void teamsAreListedInPagesBySlug() {
        List<String> made = List.of(newTeam(record()), newTeam(record()), newTeam(record())).stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .sorted()
                .toList();
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = Api.reader().queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/v1/teams");
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.slug"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(made::contains)).containsExactlyElementsOf(made);
    }

    @Test
    void serviceHasTheDaysOfItsTeam() {
        String team = newTeam(record());
        Map<String, Object> service = Api.service(1);
        service.put("team", team.substring(team.lastIndexOf('/') + 1));
        service.put("timeZone", "America/New_York");

        BusinessCalendar calendar = catalog.calendarOf(Api.newService(service));

        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 12, 23), 4)).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void serviceWithoutARegisteredTeamHasWeekendsInItsOwnZone() {
        Map<String, Object> service = Api.service(1);
        service.put("team", Api.newName("unknown-team"));

        assertThat(catalog.calendarOf(Api.newService(service)))
                .isEqualTo(BusinessCalendar.ofWeekends(ZoneId.of("Europe/Berlin")));
        assertThat(catalog.calendarOf(Api.newService(Api.service(1))))
                .isEqualTo(BusinessCalendar.ofWeekends(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void unregisteredServiceHasWeekendsInUtc() {
        assertThat(catalog.calendarOf(Api.newName("nobody-knows")))
                .isEqualTo(BusinessCalendar.ofWeekends(ZoneId.of("UTC")));
    }

    private static void assertBad(String body, String... pointers) {
        String path = newTeam(record());

        Response answer = Api.admin().header("If-Match", "\"1\"").body(body).put(path);

        answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactlyInAnyOrder(pointers);
        Api.reader().get(path).then().body("version", equalTo(1));
    }

    private static String newPath() {
        return "/api/v1/teams/" + Api.newName("team");
    }

    private static String newTeam(Map<String, Object> record) {
        String path = newPath();
        Api.admin().body(record).put(path).then().statusCode(201);
        return path;
    }

    private static RequestSpecification change() {
        return Api.admin().body(Map.of("name", "Payments", "timeZone", "UTC"));
    }

    private static Map<String, Object> record() {
        return new LinkedHashMap<>(Map.of(
                "name", "Payments",
                "timeZone", "Europe/Berlin",
                "country", "DE",
                "holidays", List.of(holiday("2026-12-31"), holiday("2026-12-24"))));
    }

    private static Map<String, String> holiday(String date) {
        return Map.of("date", date, "name", "Company day");
    }
}
