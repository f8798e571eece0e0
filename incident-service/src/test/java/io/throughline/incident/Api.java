package io.throughline.incident;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Calls the API as a person; every name it gives out is a new one, so that no test meets another's data. */
final class Api {
    static final String ADMIN = "admin@example.org";

    private Api() {}

    static RequestSpecification as(String email, String... roles) {
        return given().auth().oauth2(Tokens.of(email, roles)).contentType(ContentType.JSON);
    }

    static RequestSpecification admin() {
        return as(ADMIN, "admin");
    }

    /** Somebody who may only read. */
    static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("reader@example.org", "responder"));
    }

    static String newName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 18);
    }

    static String newEmail(String name) {
        return newName(name) + "@example.org";
    }

    /** The least that a service's record needs. */
    static Map<String, Object> service(int tier) {
        return new LinkedHashMap<>(Map.of("name", "Checkout", "tier", tier, "timeZone", "Europe/Berlin"));
    }

    /** Puts a new service into the catalogue and returns its slug. */
    static String newService(Map<String, Object> record) {
        String slug = newName("checkout");
        admin().body(record).put("/api/v1/services/" + slug).then().statusCode(201);
        return slug;
    }

    /** Registers somebody. */
    static String newPerson(String name, boolean active) {
        String email = newEmail(name);
        admin().body(Map.of("name", name, "timeZone", "Europe/Berlin", "active", active))
                .put("/api/v1/people/" + email)
                .then()
                .statusCode(201);
        return email;
    }

    /** Registers a team of Berlin and returns its slug. */
    static String newTeam() {
        String slug = newName("payments");
        admin().body(Map.of("name", "Payments", "timeZone", "Europe/Berlin", "country", "DE"))
                .put("/api/v1/teams/" + slug)
                .then()
                .statusCode(201);
        return slug;
    }

    static Response incidentsOf(String service) {
        Response incidents = reader().queryParam("service", service).get("/api/v1/incidents");
        incidents.then().statusCode(200);
        return incidents;
    }

    static Response alertsOf(String service) {
        Response alerts =
                reader().queryParam("service", service).queryParam("limit", 200).get("/api/v1/alerts");
        alerts.then().statusCode(200);
        return alerts;
    }
}
