package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionVerified;
import io.throughline.incident.PastIncidents.Past;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which incidents repeat earlier ones, and which of those need not have happened. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class RepeatTrendTest {
    private static final String PATH = "/api/v1/trends/repeat-incidents";
    private static final Instant REPEATED = Instant.parse("2020-06-29T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(180);
    private static final Duration SOON = Duration.ofSeconds(60);

    private TestDatabase database;
    private PastIncidents past;

    @BeforeEach
    void aServiceOfItsOwn() {
        past = new PastIncidents(database);
    }

    @Test
    void incidentsAreCountedInTheMonthInWhichTheyWereDeclaredAndEmptyMonthsAreShown() {
        past.declared("2020-01-31T23:59:59.999999Z");
        Past first = past.declared("2020-02-01T00:00:00Z");
        Past second = past.declared("2020-02-29T23:59:59.999999Z");
        Past third = past.declared("2020-04-30T23:59:59.999999Z");
        past.declared("2020-05-01T00:00:00Z");

        JsonPath group = group("from", "2020-02-01", "to", "2020-05-01");

        assertThat(group.<String>getList("buckets.start")).containsExactly("2020-02-01", "2020-03-01", "2020-04-01");
        assertThat(group.<Integer>getList("buckets.incidents")).containsExactly(2, 0, 1);
        assertThat(group.<Integer>getList("buckets.repeats")).containsExactly(2, 0, 1);
        assertThat(group.<Float>getList("buckets.repeatRate")).containsExactly(1f, null, 1f);
        assertThat(group.<Float>getList("buckets.preventableRepeatRate")).containsExactly(0f, null, 0f);
        assertThat(group.<List<String>>getList("buckets.references"))
                .containsExactly(List.of(second.ref, first.ref), List.of(), List.of(third.ref));
        assertThat(group.getInt("totals.incidents")).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} since the earlier one: a repeat is {1}")
    @CsvSource({"P180D, true", "PT4320H0.000001S, false", "P179D, true", "PT0.000001S, true"})
    void repeatIsOfTheLast180Days(Duration since, boolean repeats) {
        Past earlier = past.declared(REPEATED.minus(since));
        Past repeat = past.declared(REPEATED);

        JsonPath group = groupOfRepeat();

        assertThat(group.<String>getList("repeats.reference")).isEqualTo(repeats ? List.of(repeat.ref) : List.of());
        assertThat(group.<String>getList("repeats.of")).isEqualTo(repeats ? List.of(earlier.ref) : List.of());
        assertThat(group.getInt("totals.repeats")).isEqualTo(repeats ? 1 : 0);
    }

    @ParameterizedTest(name = "earlier one with {0}")
    @ValueSource(
            strings = {
                "status = 'CANCELLED'",
                "status = 'MERGED'",
                "private = true",
                "group_key = 'DiskFull'",
                "group_key = NULL",
                "service = 'elsewhere', services = '{elsewhere}'"
            })
    void noRepeatOf(String earlier) {
        past.declared(REPEATED.minus(Duration.ofDays(9))).is(earlier).reviewed("CONFIGURATION");
        past.declared(REPEATED).reviewed("CONFIGURATION");

        assertThat(groupOfRepeat().getInt("totals.repeats")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"status = 'CANCELLED'", "status = 'MERGED'", "private = true"})
    void countsNowhere(String columns) {
        past.declared(REPEATED.minus(Duration.ofDays(9)));
        past.declared(REPEATED).is(columns);

        assertThat(get("from", "2020-06-29", "to", "2020-06-30").<Object>get(find()))
                .isNull();
        assertThat(get("from", "2020-06-01", "to", "2020-06-30").getInt(find() + ".totals.incidents"))
                .isEqualTo(1);
    }

    @Test
    void withoutAnAlertGroupNobodyIsRepeated() {
        past.declared(REPEATED.minus(Duration.ofDays(9))).is("group_key = NULL").reviewed("CONFIGURATION");
        past.declared(REPEATED).is("group_key = NULL").reviewed("CONFIGURATION");

        assertThat(groupOfRepeat().getInt("totals.repeats")).isZero();
    }

    @Test
    void whatWasDeclaredBeforeThePeriodIsRepeatedButNotCounted() {
        past.declared(REPEATED.minus(Duration.ofDays(100)));
        past.declared(REPEATED);

        JsonPath group = groupOfRepeat();

        assertThat(group.getInt("totals.incidents")).isEqualTo(1);
        assertThat(group.getInt("totals.repeats")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} action that stood {1}, root causes {2} and {3}: preventable {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "DETECT, OPEN, none, none, true, it was not done",
                "DETECT, OPEN IN_PROGRESS, none, none, true, it was not done",
                "DETECT, OPEN BLOCKED, none, none, true, it was not done",
                "DETECT, OPEN OPEN!, none, none, true, 'it was not done, and overdue'",
                "DETECT, OPEN DONE, none, none, true, 'it was done, but not verified'",
                "DETECT, OPEN DROPPED, none, none, true, it was dropped",
                "DETECT, OPEN VERIFIED IN_PROGRESS, none, none, true, it was not done",
                "PREVENT, OPEN VERIFIED, none, none, false, none",
                "PREVENT, OPEN VERIFIED, NETWORK, none, false, none",
                "PREVENT, OPEN VERIFIED, NETWORK, HARDWARE, false, none",
                "PREVENT, OPEN VERIFIED, NETWORK, NETWORK, true, 'it was verified, and did not hold'",
                "DETECT, OPEN VERIFIED, NETWORK, NETWORK, false, none"
            })
    void preventableIsWhatAnActionShouldHavePrevented(
            String type, String stood, String cause, String causeOfRepeat, boolean preventable, String why) {
        Past earlier = past.declared(REPEATED.minus(Duration.ofDays(30)));
        String action = earlier.action(type, stood.split(" "));
        Past repeat = past.declared(REPEATED);
        if (cause != null) {
            earlier.reviewed(cause);
        }
        if (causeOfRepeat != null) {
            repeat.reviewed(causeOfRepeat);
        }

        JsonPath group = groupOfRepeat();

        assertThat(group.getInt("totals.repeats")).isEqualTo(1);
        assertThat(group.getInt("totals.preventableRepeats")).isEqualTo(preventable ? 1 : 0);
        assertThat(group.getBoolean("repeats[0].preventable")).isEqualTo(preventable);
        assertThat(group.<String>getList("repeats[0].failedActions.reference"))
                .isEqualTo(preventable ? List.of(action) : List.of());
        if (preventable) {
            assertThat(group.getString("repeats[0].failedActions[0].why")).isEqualTo(why);
            assertThat(group.getString("repeats[0].failedActions[0].incident")).isEqualTo(earlier.ref);
            assertThat(group.getBoolean("repeats[0].failedActions[0].overdue")).isEqualTo(stood.endsWith("!"));
        }
    }

    @ParameterizedTest(name = "opened after 1 day, verified after 2, repeated after {0}: {1}")
    @CsvSource(
            nullValues = "none",
            value = {"PT23H59M59S, none", "P1D, OPEN", "PT47H59M59S, OPEN", "P2D, none"})
    void anActionIsJudgedAsItStoodWhenTheRepeatWasDeclared(Duration after, String status) {
        Past earlier = past.declared(REPEATED.minus(after));
        earlier.action("PREVENT", "OPEN", "VERIFIED");
        past.declared(REPEATED);

        assertThat(groupOfRepeat().<String>getList("repeats[0].failedActions.status"))
                .isEqualTo(status == null ? List.of() : List.of(status));
    }

    @Test
    void actionOfAnyEarlierOneCountsNotOnlyOfTheLatest() {
        Past first = past.declared(REPEATED.minus(Duration.ofDays(60)));
        String action = first.action("PROCESS", "OPEN");
        Past second = past.declared(REPEATED.minus(Duration.ofDays(30)));
        past.declared(REPEATED);
        past.declared(REPEATED.minus(WINDOW).minusSeconds(1)).action("PREVENT", "OPEN");

        JsonPath group = groupOfRepeat();

        assertThat(group.getString("repeats[0].of")).isEqualTo(second.ref);
        assertThat(group.getInt("repeats[0].earlierCount")).isEqualTo(2);
        assertThat(group.<String>getList("repeats[0].failedActions.reference")).containsExactly(action);
        assertThat(group.<String>getList("repeats[0].failedActions.incident")).containsExactly(first.ref);
        assertThat(group.getInt("totals.preventableRepeats")).isEqualTo(1);
    }

    @Test
    void whatActionServiceTellsIsRememberedAsItStood() {
        Past earlier = past.declared(Instant.now().minus(Duration.ofDays(3)));
        Actions.Told action = Actions.of(earlier.ref, null, "grace@example.org");
        String id = Ids.next().toString();
        TestEvents.publish(new ActionOpened(action.in("OPEN"), "system", null), id, 1);
        await().atMost(SOON).until(() -> actions(earlier, "open") == 1);
        Past repeat = past.declared(Instant.now());
        TestEvents.publish(new ActionVerified(action.in("VERIFIED"), "linus@example.org", null), id, 2);
        await().atMost(SOON).until(() -> actions(earlier, "verified") == 1);
        Past next = past.declared(Instant.now());

        JsonPath group = JsonPath.from(
                Api.reader().get(PATH).then().statusCode(200).extract().asString());
        String repeats = find() + ".repeats.find { it.reference == '%s' }";

        assertThat(group.getBoolean(repeats.formatted(repeat.ref) + ".preventable"))
                .isTrue();
        assertThat(group.getString(repeats.formatted(repeat.ref) + ".failedActions[0].status"))
                .isEqualTo("OPEN");
        assertThat(group.getBoolean(repeats.formatted(next.ref) + ".preventable"))
                .as("of the same group only, a verified one is not to blame")
                .isFalse();
    }

    @Test
    void patternIsKnownOnceTheReviewsOfBothAreThere() {
        Past earlier = past.declared(REPEATED.minus(Duration.ofDays(30))).reviewed("CONFIGURATION");
        Past repeat = past.declared(REPEATED).reviewed("DRAFT", "CONFIGURATION");
        assertThat(groupOfRepeat().getString("repeats[0].match")).isEqualTo("GROUP");
        assertThat(groupOfRepeat().getString("repeats[0].why"))
                .isEqualTo("same service and alert group HighLatency as " + earlier.ref + ", declared " + earlier.at);

        repeat.reviewed("CONFIGURATION");

        assertThat(groupOfRepeat().getString("repeats[0].match")).isEqualTo("PATTERN");
        assertThat(groupOfRepeat().getString("repeats[0].why"))
                .startsWith("same service, alert group HighLatency and root cause CONFIGURATION as " + earlier.ref);
    }

    @Test
    void newestPublishedVersionOfAReviewCounts() {
        past.declared(REPEATED.minus(Duration.ofDays(30))).reviewed("NETWORK");
        past.declared(REPEATED).reviewed("HARDWARE").reviewed("NETWORK").reviewed("DRAFT", "HARDWARE");

        assertThat(groupOfRepeat().getString("repeats[0].match")).isEqualTo("PATTERN");
    }

    @Test
    void earlierOneOfTheSamePatternIsNamedBeforeALaterOneOfTheGroup() {
        Past pattern = past.declared(REPEATED.minus(Duration.ofDays(60))).reviewed("NETWORK");
        past.declared(REPEATED.minus(Duration.ofDays(30))).reviewed("HARDWARE");
        past.declared(REPEATED).reviewed("NETWORK");

        JsonPath group = groupOfRepeat();

        assertThat(group.getString("repeats[0].of")).isEqualTo(pattern.ref);
        assertThat(group.getString("repeats[0].match")).isEqualTo("PATTERN");
        assertThat(group.getInt("repeats[0].earlierCount")).isEqualTo(2);
    }

    @Test
    void recurrenceIntervalIsFromTheResolutionToTheNextStart() {
        past.declared("2020-01-01T00:00:00Z"); // resolved at 01:00
        past.declared("2020-01-11T02:00:00Z").is("impact_started_at = '2020-01-11T01:00:00Z'"); // 10 days
        past.declared("2020-01-31T03:00:00Z"); // 20 days
        past.declared("2020-03-01T04:00:00Z"); // 30 days
        past.declared("2020-03-02T04:30:00Z").is("detected_at = '2020-03-01T04:30:00Z'"); // before the resolution

        JsonPath group = group("from", "2020-01-01", "to", "2020-04-01");

        assertThat(group.getMap("totals.recurrenceInterval"))
                .isEqualTo(Map.of("n", 4, "p50", "PT360H", "p90", "PT648H", "max", "PT720H"));
    }

    @Test
    void withoutAResolutionThereIsNoInterval() {
        past.declared(REPEATED.minus(Duration.ofDays(30)))
                .is("status = 'INVESTIGATING', lead = 'ada@example.org', resolved_at = NULL");
        past.declared(REPEATED);

        JsonPath group = groupOfRepeat();

        assertThat(group.getInt("totals.repeats")).isEqualTo(1);
        assertThat(group.getInt("totals.recurrenceInterval.n")).isZero();
        assertThat(group.<Object>get("totals.recurrenceInterval.p50")).isNull();
    }

    @Test
    void weeksStartOnMondayInUtc() {
        past.declared("2020-06-28T23:59:59Z"); // Sunday
        past.declared("2020-06-29T00:00:00Z");

        JsonPath group = group("from", "2020-06-24T12:00:00Z", "to", "2020-07-07", "interval", "week");

        assertThat(group.<String>getList("buckets.start")).containsExactly("2020-06-22", "2020-06-29", "2020-07-06");
        assertThat(group.<Integer>getList("buckets.incidents")).containsExactly(1, 1, 0);
    }

    @Test
    void quartersStartInJanuaryAprilJulyAndOctober() {
        past.declared("2020-03-31T23:59:59Z");
        past.declared("2020-04-01T00:00:00Z");
        past.declared("2020-12-31T23:59:59Z");

        JsonPath group = group("from", "2020-02-15", "to", "2021-01-01", "interval", "quarter");

        assertThat(group.<String>getList("buckets.start"))
                .containsExactly("2020-01-01", "2020-04-01", "2020-07-01", "2020-10-01");
        assertThat(group.<Integer>getList("buckets.incidents")).containsExactly(1, 1, 0, 1);
        assertThat(group.<String>getList("repeats.bucket")).containsExactly("2020-04-01");
    }

    @Test
    void byRootCauseThoseOfWhichItIsNotKnownAreAGroup() {
        String kind = Api.newName("KIND");
        past.declared("2016-01-10T00:00:00Z").reviewed(kind);
        past.declared("2016-02-10T00:00:00Z").reviewed(kind);
        past.declared("2016-03-10T00:00:00Z");

        JsonPath trend = get("from", "2016-01-01", "to", "2016-04-01", "groupBy", "rootCause");

        assertThat(trend.<String>getList("groups.group")).containsExactlyInAnyOrder(kind, null);
        assertThat(trend.<String>getList("groups.find { it.group == '" + kind + "' }.repeats.match"))
                .containsExactly("PATTERN");
        assertThat(trend.<String>getList("groups.find { it.group == null }.repeats.match"))
                .containsExactly("GROUP");
        assertThat(trend.getInt("totals.incidents")).isEqualTo(3);
        assertThat(trend.getInt("totals.repeats")).isEqualTo(2);
        assertThat(trend.getFloat("totals.repeatRate")).isEqualTo(0.6667f);
        assertThat(trend.getString("groupBy")).isEqualTo("rootCause");
    }

    @Test
    void longListsAreCutAndSaySo() {
        for (int i = 0; i < 103; i++) {
            past.declared(REPEATED.plus(Duration.ofHours(i)));
        }

        JsonPath group = group("from", "2020-06-29", "to", "2020-07-06", "interval", "week");

        assertThat(group.getInt("buckets[0].incidents")).isEqualTo(103);
        assertThat(group.<String>getList("buckets[0].references")).hasSize(50);
        assertThat(group.getInt("totals.repeats")).isEqualTo(102);
        assertThat(group.<String>getList("repeats.reference")).hasSize(50).doesNotHaveDuplicates();
        assertThat(group.getInt("repeatsLeftOut")).isEqualTo(52);
    }

    @Test
    void withoutParametersItIsTheLastYearByMonthAndService() {
        Past first = past.declared(Instant.now().minus(Duration.ofDays(360)));
        past.declared(Instant.now().minus(Duration.ofDays(370)));
        Past last = past.declared(Instant.now().minusSeconds(1));
        past.declared(last.at.minusSeconds(1));

        JsonPath trend = JsonPath.from(
                Api.reader().get(PATH).then().statusCode(200).extract().asString());

        assertThat(trend.getString("interval")).isEqualTo("month");
        assertThat(trend.getString("groupBy")).isEqualTo("service");
        assertThat(Instant.parse(trend.getString("to")))
                .isBetween(last.at, Instant.now().plusSeconds(1));
        assertThat(trend.getList(find() + ".buckets")).hasSize(13);
        assertThat(trend.getInt(find() + ".totals.incidents")).isEqualTo(3);
        assertThat(trend.<List<String>>getList(find() + ".buckets.references").stream()
                        .flatMap(List::stream))
                .contains(first.ref, last.ref);
    }

    @Test
    void everyBadParameterIsNamedAtOnce() {
        Response answer = Api.reader()
                .queryParam("from", "yesterday")
                .queryParam("to", "2020-02-30")
                .queryParam("interval", "day")
                .queryParam("groupBy", "SERVICE")
                .get(PATH);

        Problems.assertBadFields(answer, "?from", "?to", "?interval", "?groupBy");
    }

    @ParameterizedTest(name = "from {0} to {1} by {2}: {3}")
    @CsvSource({
        "2020-01-02, 2020-01-01, month, ?from, before to",
        "2020-01-01, 2020-01-01, month, ?from, before to",
        "2999-01-01, 2020-01-01, month, ?from, a date such as",
        "2020-01-01, 10000-01-01, month, ?to, a date such as",
        "1999-12-31T23:59:59Z, 2020-01-01, quarter, ?from, a date such as",
        "2020-01-01, 2100-01-02, quarter, ?to, a date such as",
        "2000-01-01, 2020-01-01, week, ?interval, at most 120",
        "2000-01-01, 2010-01-02, month, ?interval, at most 120",
        "2020-01-01T00:00:00, 2020-02-01, month, ?from, a date such as",
        "2020-1-1, 2020-02-01, month, ?from, a date such as"
    })
    void periodThatMakesNoSenseIsRefused(String from, String to, String interval, String field, String why) {
        Response answer = Api.reader()
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("interval", interval)
                .get(PATH);

        Map<String, String> reasons = Problems.assertBadFields(answer, field);
        assertThat(reasons.get(field)).contains(why);
    }

    @Test
    void asManyBucketsAsThereMayBeAreShown() {
        Api.reader()
                .queryParam("from", "2000-01-01")
                .queryParam("to", "2010-01-01")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("groups.size()", equalTo(0))
                .body("totals.incidents", equalTo(0))
                .body("totals.repeatRate", equalTo(null));
    }

    @Test
    void strangersAreNotTold() {
        given().get(PATH).then().statusCode(401).body("type", containsString("unauthenticated"));
    }

    @Test
    void exampleHasTheShapeOfTheAnswer() throws IOException {
        past.declared("2017-01-10T00:00:00Z").reviewed("NETWORK").action("PREVENT", "OPEN", "VERIFIED");
        past.declared("2017-02-10T00:00:00Z").reviewed("NETWORK");

        Response answer = ask("from", "2017-02-01", "to", "2017-03-01");

        Examples.assertSameShape(
                "getRepeatTrend",
                new ObjectMapper().readTree(answer.asString()),
                Examples.of("getRepeatTrend").path("response"));
    }

    private static int actions(Past incident, String state) {
        return Api.reader().get("/api/v1/incidents/" + incident.ref).path("actions." + state);
    }

    /** The period in which the repeat was declared, and nothing before. */
    private JsonPath groupOfRepeat() {
        return group("from", "2020-06-29T12:00:00Z", "to", "2020-07-01");
    }

    private JsonPath group(String... parameters) {
        return get(parameters).setRootPath(find());
    }

    private String find() {
        return "groups.find { it.group == '" + past.service + "' }";
    }

    private static JsonPath get(String... parameters) {
        return JsonPath.from(ask(parameters).asString());
    }

    private static Response ask(String... parameters) {
        RequestSpecification request = Api.reader();
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        Response answer = request.get(PATH);
        answer.then().statusCode(200);
        return answer;
    }
}
