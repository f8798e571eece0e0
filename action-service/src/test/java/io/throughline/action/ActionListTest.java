package io.throughline.action;

import static io.restassured.RestAssured.given;
import static io.throughline.action.ServiceUnderTest.as;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of actions; rows are the owner's of the database, for the service opens none yet. */
@QuarkusTest
class ActionListTest {
    TestDatabase database;

    @Test
    void thereIsNoneYet() {
        as(newPerson("ada"))
                .queryParam("owner", newPerson("nobody"))
                .get("/api/v1/actions")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void anActionIsShownAsItIs() throws SQLException {
        String grace = newPerson("grace");
        long number = insert(new Row(grace, "checkout", null, "DONE", "DETECT", "P2"));

        as(newPerson("ada"))
                .queryParam("owner", grace)
                .get("/api/v1/actions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reference", equalTo("ACT-" + number))
                .body("items[0].title", equalTo("Alert sooner"))
                .body("items[0].service", equalTo("checkout"))
                .body("items[0].incident", nullValue())
                .body("items[0].dueOn", equalTo("2027-01-15"))
                .body("items[0].dueAt", equalTo("2027-01-15T23:00:00Z"))
                .body("items[0].dueVersion", equalTo(1))
                .body("items[0].overdue", equalTo(false))
                .body("items[0].moves", equalTo(0))
                .body("items[0].evidence.text", equalTo("Seen in the game day"))
                .body("items[0].completedBy", equalTo(grace))
                .body("items[0].verifiedBy", nullValue());
    }

    @Test
    void filtersCombine() throws SQLException {
        String grace = newPerson("grace");
        String alan = newPerson("alan");
        long first = insert(new Row(grace, "checkout", null, "OPEN", "DETECT", "P1"));
        long second = insert(new Row(alan, "backups", null, "OPEN", "PREVENT", "P3"));
        insert(new Row(alan, "backups", null, "DROPPED", "PREVENT", "P3"));

        as(grace)
                .queryParam("owner", grace, alan)
                .queryParam("status", "OPEN", "BLOCKED")
                .get("/api/v1/actions")
                .then()
                .body("items.reference", contains("ACT-" + second, "ACT-" + first));
        as(grace)
                .queryParam("owner", grace, alan)
                .queryParam("status", "OPEN")
                .queryParam("service", "checkout")
                .queryParam("type", "DETECT", "PREVENT")
                .queryParam("priority", "P1")
                .get("/api/v1/actions")
                .then()
                .body("items.reference", contains("ACT-" + first));
        as(grace)
                .queryParam("owner", grace)
                .queryParam("incident", "INC-1")
                .get("/api/v1/actions")
                .then()
                .body("items", empty());
    }

    @Test
    void anActionOfAPrivateIncidentIsSeenByItsOwnerAndTheIncidentsMembersOnly() throws SQLException {
        String owner = newPerson("owner");
        String member = newPerson("member");
        String reference = insertPrivateIncident(member);
        long number = insert(new Row(owner, null, reference, "OPEN", "PREVENT", "P1"));

        for (String insider : new String[] {owner, member}) {
            as(insider)
                    .queryParam("incident", reference)
                    .get("/api/v1/actions")
                    .then()
                    .body("items.reference", contains("ACT-" + number));
        }
        as(newPerson("outsider"))
                .queryParam("owner", owner)
                .get("/api/v1/actions")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void theListComesInParts() throws SQLException {
        String grace = newPerson("grace");
        long oldest = insert(new Row(grace, "checkout", null, "OPEN", "DETECT", "P1"));
        long middle = insert(new Row(grace, "checkout", null, "OPEN", "DETECT", "P1"));
        long newest = insert(new Row(grace, "checkout", null, "OPEN", "DETECT", "P1"));

        Response first =
                as(grace).queryParam("owner", grace).queryParam("limit", 2).get("/api/v1/actions");
        first.then().statusCode(200).body("items.reference", contains("ACT-" + newest, "ACT-" + middle));
        JsonPath page = first.jsonPath();
        assertThat(first.header("Link"))
                .contains("after=" + page.getString("next"))
                .endsWith("rel=\"next\"");

        as(grace)
                .queryParam("owner", grace)
                .queryParam("limit", 2)
                .queryParam("after", page.getString("next"))
                .get("/api/v1/actions")
                .then()
                .body("items.reference", contains("ACT-" + oldest))
                .body("next", nullValue());
    }

    @Test
    void everyBadValueOfAQueryIsNamed() {
        as(newPerson("ada"))
                .queryParam("owner", "tbd")
                .queryParam("service", "Not A Slug")
                .queryParam("incident", "ACT-1")
                .queryParam("status", "LATE", "OPEN")
                .queryParam("type", "HOPE")
                .queryParam("priority", "P0")
                .queryParam("limit", "many")
                .queryParam("after", "!")
                .get("/api/v1/actions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.pointer",
                        contains(
                                "?owner",
                                "?service",
                                "?incident",
                                "?status",
                                "?type",
                                "?priority",
                                "?limit",
                                "?after"));
    }

    @Test
    void strangersAreToldHowToSignIn() {
        given().get("/api/v1/actions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private String insertPrivateIncident(String member) throws SQLException {
        UUID id = UUID.randomUUID();
        String reference = "INC-" + Math.abs(id.getMostSignificantBits() % 1_000_000_000);
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO incident (id, reference, severity, status, private, members)
                        VALUES (?, ?, 'SEV1', 'RESOLVED', true, ARRAY[?])""")) {
            insert.setObject(1, id);
            insert.setString(2, reference);
            insert.setString(3, member);
            insert.executeUpdate();
        }
        return reference;
    }

    private long insert(Row action) throws SQLException {
        boolean done = action.status().equals("DONE");
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO action (id, title, type, priority, status, owner, service, incident, due_on, due_at,
                                            due_version, move_count, evidence_text, completed_by, last_sequence, version,
                                            time_zone, opened_by, opened_at, blocked_reason,
                                            risk_accepted_until)
                        VALUES (?, 'Alert sooner', ?, ?, ?, ?, ?, ?, '2027-01-15', '2027-01-15T23:00:00Z',
                                1, 0, ?, ?, 1, 1, 'Europe/Berlin', 'ada@example.org', now(), ?, ?)
                        RETURNING number""")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, action.type());
            insert.setString(3, action.priority());
            insert.setString(4, action.status());
            insert.setString(5, action.owner());
            insert.setString(6, action.service());
            insert.setString(7, action.incident());
            insert.setString(8, done ? "Seen in the game day" : null);
            insert.setString(9, done ? action.owner() : null);
            insert.setString(10, action.status().equals("BLOCKED") ? "No test data" : null);
            insert.setObject(11, action.status().equals("DROPPED") ? LocalDate.parse("2027-06-30") : null);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private record Row(String owner, String service, String incident, String status, String type, String priority) {}
}
