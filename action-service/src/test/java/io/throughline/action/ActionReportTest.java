package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.ServiceChanged;
import io.throughline.events.TeamCalendar;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is overdue, how it stands in sum, and what of the list may be asked for by date, team and state. */
@QuarkusTest
class ActionReportTest {
    private static Catalogue catalogue;

    TestDatabase database;

    @BeforeEach
    void announce() {
        catalogue = catalogue == null ? Catalogue.announced(database) : catalogue;
    }

    private static ActionUnderTest due(Catalogue catalogue, String dueOn) {
        return ActionUnderTest.opened(catalogue, Map.of("dueOn", dueOn));
    }

    @Test
    void overdueOnesComeMostOverdueFirstPageByPage() {
        Catalogue own = Catalogue.announced(database);
        ActionUnderTest middle = due(own, "2003-02-02");
        ActionUnderTest second = due(own, "2003-02-02");
        ActionUnderTest newest = due(own, "2003-02-03");
        ActionUnderTest oldest = due(own, "2003-01-01");
        due(own, ActionUnderTest.NEXT_YEAR.toString());
        for (ActionUnderTest action : List.of(middle, second, newest, oldest)) {
            soon(() -> action.get().then().body("overdue", equalTo(true)));
        }

        for (int limit : new int[] {1, 3, 200}) {
            List<String> own4 = new ArrayList<>(overdue(own.lead, limit));
            own4.retainAll(List.of(middle.ref, second.ref, newest.ref, oldest.ref));
            assertThat(own4)
                    .as("in parts of %d", limit)
                    .containsExactly(oldest.ref, middle.ref, second.ref, newest.ref);
        }
    }

    /** All of the list up to 2004, page by page. */
    private static List<String> overdue(String person, int limit) {
        List<String> references = new ArrayList<>();
        String after = null;
        do {
            RequestSpecification request = json(person).queryParam("limit", limit);
            Response page =
                    (after == null ? request : request.queryParam("after", after)).get("/api/v1/actions/overdue");
            page.then().statusCode(200).body("items", hasSize(org.hamcrest.Matchers.lessThanOrEqualTo(limit)));
            List<String> days = page.path("items.dueOn");
            assertThat(days).isSorted();
            references.addAll(page.<List<String>>path("items.reference"));
            after = days.isEmpty() || days.get(days.size() - 1).compareTo("2004") > 0 ? null : page.path("next");
        } while (after != null);
        return references;
    }

    @Test
    void overdueOneSaysForHowLongAndWhoWasToldLast() throws SQLException {
        LocalDate yesterday = LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1);
        ActionUnderTest recent = due(catalogue, yesterday.toString());
        ActionUnderTest old = due(catalogue, "2001-01-01");
        soon(() -> assertThat(recent.changes()).contains("OVERDUE"));
        soon(() -> assertThat(old.changes()).containsExactly("OPENED", "OVERDUE", "ESCALATED", "ESCALATED"));

        Map<String, Object> entry = entry(old);
        long days = Duration.between(Instant.parse("2001-01-01T23:00:00Z"), Instant.now())
                .toDays();
        assertThat(((Number) entry.get("daysOverdue")).longValue()).isBetween(days - 1, days);
        assertThat(entry)
                .containsEntry("escalatedTo", "LEADERSHIP")
                .containsEntry("owner", old.owner)
                .containsEntry("service", catalogue.service)
                .containsEntry("incident", catalogue.incident)
                .containsEntry("status", "OPEN")
                .containsEntry("dueOn", "2001-01-01")
                .containsEntry("moves", 0);
        assertThat(entry(recent)).containsEntry("daysOverdue", 0).containsEntry("escalatedTo", "OWNER");
        value(
                database,
                "UPDATE action SET due_step = 'OVERDUE_SERVICE_OWNER' WHERE id = ? RETURNING id",
                UUID.fromString(old.id));
        assertThat(entry(old)).containsEntry("escalatedTo", "SERVICE_OWNER");
        old.moved("complete");
        assertThat(overdue(catalogue.lead, 200)).doesNotContain(old.ref);
    }

    /** The action's entry, from the page that it must be on. */
    private static Map<String, Object> entry(ActionUnderTest action) {
        String dueAt = Instant.parse(action.get().path("dueAt")).minusMillis(1).toString();
        return json(action.owner)
                .queryParam("after", cursor(dueAt + " 0"))
                .queryParam("limit", 200)
                .get("/api/v1/actions/overdue")
                .path("items.find { it.reference == '" + action.ref + "' }");
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z seven",
                "2026-01-01 7",
                " 7",
                "yesterday 7",
                "+999999999-01-01T00:00:00Z 7",
                "-999999999-01-01T00:00:00Z 7"
            })
    void cursorOfAnotherListIsRefused(String key) {
        assertBadFields(json(catalogue.lead).queryParam("after", cursor(key)).get("/api/v1/actions/overdue"), "?after");
    }

    @Test
    void cursorOfTheOverdueOnesFitsNoOtherList() {
        ActionUnderTest action = due(catalogue, "2026-01-15");
        String overdue = cursor("2026-01-15T23:00:00Z 7");

        assertBadFields(json(catalogue.lead).queryParam("after", overdue).get("/api/v1/actions"), "?after");
        assertBadFields(json(catalogue.lead).queryParam("after", overdue).get(action.path("/history")), "?after");
        assertBadFields(
                json(catalogue.lead)
                        .queryParam("limit", "0")
                        .queryParam("after", "!")
                        .get("/api/v1/actions/overdue"),
                "?limit",
                "?after");
    }

    @Test
    void summaryCountsWhatThereIs() throws SQLException {
        Catalogue own = Catalogue.announced(database);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ActionUnderTest overdue = due(own, "2026-01-15").moved("start");
        ActionUnderTest thisWeek = due(own, today.plusDays(3).toString()).moved("block");
        ActionUnderTest nextWeek = due(own, today.plusDays(10).toString());
        due(own, today.plusDays(3).toString()).bring("DONE");
        due(own, today.plusDays(3).toString()).bring("VERIFIED");
        ActionUnderTest late = due(own, today.minusDays(3).toString()).bring("VERIFIED");
        due(own, today.minusDays(3).toString()).bring("DROPPED");
        ActionUnderTest inTime = due(own, today.minusDays(5).toString()).bring("VERIFIED");
        verifiedAt(inTime, "due_at - interval '1 microsecond'");
        ActionUnderTest outside = due(own, today.minusDays(91).toString()).bring("VERIFIED");
        verifiedAt(outside, "due_at - interval '1 day'");
        verifiedAt(late, "due_at");
        openedAgo(overdue, 10);
        openedAgo(thisWeek, 20);
        openedAgo(nextWeek, 30);
        soon(() -> overdue.get().then().body("overdue", equalTo(true)));

        Map<String, Object> group = group(json(own.lead).get("/api/v1/actions/summary"), own.service);

        assertThat(group)
                .containsEntry("open", 3)
                .containsEntry("overdue", 1)
                .containsEntry("dueThisWeek", 1)
                .containsEntry("awaitingVerification", 1)
                .containsEntry("closure", Map.of("due", 2, "verifiedInTime", 1, "rate", 0.5f));
        @SuppressWarnings("unchecked")
        Map<String, String> age = (Map<String, String>) group.get("age");
        assertThat(Duration.parse(age.get("p50")).toDays()).isEqualTo(20);
        assertThat(Duration.parse(age.get("p90")).toDays()).isEqualTo(28);
        assertThat(Duration.parse(age.get("max")).toDays()).isEqualTo(30);

        Response wider = json(own.lead)
                .queryParam("from", today.minusDays(91).toString())
                .queryParam("to", today.plusDays(3).toString())
                .queryParam("groupBy", "service")
                .get("/api/v1/actions/summary");
        wider.then()
                .body("groupBy", equalTo("service"))
                .body("from", equalTo(today.minusDays(91).toString()))
                .body("to", equalTo(today.plusDays(3).toString()));
        // overdue is due in January; besides those above: the outsider, and what is due in three days
        assertThat(group(wider, own.service).get("closure"))
                .isEqualTo(Map.of("due", 6, "verifiedInTime", 3, "rate", 0.5f));
    }

    private static Map<String, Object> group(Response summary, String service) {
        summary.then().statusCode(200);
        return summary.path("groups.find { it.group == '" + service + "' }");
    }

    private void verifiedAt(ActionUnderTest action, String at) throws SQLException {
        value(
                database,
                "UPDATE action SET verified_at = " + at + " WHERE id = ? RETURNING id",
                UUID.fromString(action.id));
    }

    private void openedAgo(ActionUnderTest action, int days) throws SQLException {
        value(
                database,
                "UPDATE action SET opened_at = now() - interval '1 hour' - make_interval(days => ?) WHERE id = ? RETURNING id",
                days,
                UUID.fromString(action.id));
    }

    @Test
    void serviceThatHasNothingToDoHasNoAgeAndNoRate() {
        Catalogue own = Catalogue.announced(database);
        ActionUnderTest.in("DROPPED", own);

        Map<String, Object> group = group(json(own.lead).get("/api/v1/actions/summary"), own.service);

        assertThat(group).containsEntry("open", 0).containsEntry("overdue", 0).containsEntry("age", null);
        assertThat(group).extracting("closure.rate").isNull();
    }

    @Test
    void whatBelongsToNoServiceComesLast() {
        List<String> groups =
                json(catalogue.lead).get("/api/v1/actions/summary").path("groups.group");

        assertThat(groups.stream().filter(java.util.Objects::nonNull).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(groups.subList(0, groups.size() - 1)).doesNotContainNull();
    }

    @Test
    void everyBadParameterOfTheSummaryIsNamed() {
        assertBadFields(
                json(catalogue.lead)
                        .queryParam("groupBy", "weather")
                        .queryParam("from", "yesterday")
                        .queryParam("to", "10000-01-01")
                        .get("/api/v1/actions/summary"),
                "?groupBy",
                "?from",
                "?to");
        assertBadFields(
                json(catalogue.lead)
                        .queryParam("from", "2026-02-01")
                        .queryParam("to", "2026-01-31")
                        .get("/api/v1/actions/summary"),
                "?from");
        for (String day : List.of("0000-01-01", "0001-01-01", "9999-12-31")) {
            json(catalogue.lead)
                    .queryParam("to", day)
                    .get("/api/v1/actions/summary")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void listIsAskedForByTeamStateAndDate() {
        Catalogue own = Catalogue.announced(database);
        String team = "t-" + UUID.randomUUID();
        TestEvents.publish(ofTeam(own, team), own.service, 2);
        soon(() -> assertThat(value(database, "SELECT team FROM service WHERE slug = ?", own.service))
                .isEqualTo(team));
        ActionUnderTest old = due(own, "2026-01-15");
        ActionUnderTest first = due(own, "2027-03-01");
        ActionUnderTest second = due(own, "2027-03-31");
        soon(() -> old.get().then().body("overdue", equalTo(true)));

        list(team).then().body("items.reference", contains(second.ref, first.ref, old.ref));
        list(team, "overdue", "true").then().body("items.reference", contains(old.ref));
        list(team, "overdue", "false").then().body("items.reference", containsInAnyOrder(first.ref, second.ref));
        list(team, "dueFrom", "2027-03-01", "dueTo", "2027-03-31")
                .then()
                .body("items.reference", containsInAnyOrder(first.ref, second.ref));
        list(team, "dueFrom", "2027-03-02").then().body("items.reference", contains(second.ref));
        list(team, "dueTo", "2027-03-30").then().body("items.reference", contains(first.ref, old.ref));
        list(team, "team", catalogue.service).then().body("items.reference", hasSize(3)); // of several teams any one
        list(team, "overdue", "true", "dueFrom", "2027-01-01").then().body("items", empty());
        list("t-" + UUID.randomUUID()).then().body("items", empty());
        assertBadFields(
                list("Not A Team", "overdue", "yes", "dueFrom", "2027-02-30", "dueTo", "10000-01-01"),
                "?team",
                "?overdue",
                "?dueFrom",
                "?dueTo");
    }

    private static Response list(String team, String... query) {
        RequestSpecification request = json(newPerson("ada")).queryParam("team", team);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get("/api/v1/actions");
    }

    private static ServiceChanged ofTeam(Catalogue catalogue, String team) {
        ServiceChanged record = catalogue.record(new TeamCalendar("Europe/Berlin", "DE", List.of()));
        return new ServiceChanged(
                record.slug(),
                record.name(),
                record.tier(),
                team,
                record.timeZone(),
                record.accountableOwner(),
                record.deputies(),
                record.journeys(),
                record.escalationRoute(),
                record.incidentPolicy(),
                record.calendar(),
                record.decisionRights(),
                record.details());
    }
}
