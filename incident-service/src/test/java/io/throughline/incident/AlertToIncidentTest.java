package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertToIncidentTest {
    @Test
    void smoke() {
        String admin = Tokens.of("admin@example.org", "admin");
        System.out.println(given().auth().oauth2(admin).contentType(ContentType.JSON)
                .body(Map.of("name", "Checkout", "tier", 1, "timeZone", "Europe/Berlin", "accountableOwner", "grace@example.org"))
                .put("/api/v1/services/checkout").asPrettyString());
        System.out.println(given().auth().oauth2(admin).get("/api/v1/services").asPrettyString());
        String key = given().auth().oauth2(admin).contentType(ContentType.JSON).body(Map.of("name", "prom")).post("/api/v1/alert-sources").path("key");
        String body = "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\",\"service\":\"checkout\",\"severity\":\"critical\"},\"startsAt\":\"2026-11-23T02:12:51.201702324Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"fingerprint\":\"f1\"}]}";
        System.out.println(given().auth().oauth2(key).contentType(ContentType.JSON).body(body).post("/api/v1/alerts/alertmanager").asPrettyString());
        System.out.println(given().auth().oauth2(admin).get("/api/v1/incidents").asPrettyString());
        System.out.println(given().auth().oauth2(admin).get("/api/v1/alerts").asPrettyString());
        for (String[] c : new String[][]{{"GET","/nope"},{"GET","/api/v1/nope"},{"DELETE","/api/v1/incidents"},{"GET","/api/v1/incidents/INC-99"},{"GET","/api/v1/incidents?limit=0&status=X&after=!"}}) {
            var r = given().auth().oauth2(admin).request(c[0], c[1]);
            System.out.println(c[1] + " " + r.statusCode() + " " + r.contentType() + " " + r.asString());
        }
        var r = given().get("/api/v1/incidents"); System.out.println(r.statusCode() + r.headers().toString() + r.asString());
        r = given().auth().oauth2("garbage").get("/api/v1/incidents"); System.out.println(r.statusCode() + r.asString());
        r = given().auth().oauth2(Tokens.expired("a@b", "admin")).get("/api/v1/incidents"); System.out.println(r.statusCode() + r.asString());
        r = given().auth().oauth2("garbage").contentType(ContentType.JSON).body(body).post("/api/v1/alerts/alertmanager"); System.out.println(r.statusCode() + r.asString());
        r = given().auth().oauth2(admin).contentType(ContentType.JSON).body("{\"name\":5,\"tier\":\"x\",\"zzz\":{\"a\":[1]},\"timeZone\":\"Mars\",\"deputies\":\"no\",\"incidentPolicy\":{\"reviewSeverities\":[\"SEV9\"],\"leadWithinMinutes\":1.5},\"escalationRoute\":[{\"afterMinutes\":-1,\"contacts\":[\"x\"]}, 4],\"dashboards\":[{}]}").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        r = given().auth().oauth2(admin).contentType(ContentType.JSON).body("{\"name\":").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        r = given().auth().oauth2(admin).contentType(ContentType.JSON).body("").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        r = given().auth().oauth2(admin).contentType(ContentType.JSON).body("[]").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        r = given().auth().oauth2(admin).contentType(ContentType.XML).body("<a/>").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        r = given().auth().oauth2(admin).accept("text/html").get("/api/v1/services"); System.out.println(r.statusCode() + r.contentType()+ r.asPrettyString());
        r = given().auth().oauth2(admin).contentType(ContentType.JSON).body("{\"name\":\"" + "x".repeat(1 << 20) + "\"}").put("/api/v1/services/bad"); System.out.println(r.statusCode() + r.asPrettyString());
        System.out.println(given().get("/q/health/ready").asPrettyString());
        System.out.println(given().get("/api/v1/version").asPrettyString());
        assertThat(true).isTrue();
    }
}
