package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of incidents are accepted as they stand, but for names and times, and answered as they show. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IncidentExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Incidents other;

    @BeforeEach
    void somebodyOwnsAServiceAndSomebodyLeads() {
        other = Incidents.declared("SEV4");
    }

    @Test
    void oneIncidentIsLedByItsExamples() throws IOException {
        String incident = "/api/v1/incidents/"
                + send("declareIncident", other.asOwner(), "POST", "/api/v1/incidents")
                        .<String>path("reference");
        RequestSpecification lead = other.asLead("responder");
        send("acknowledgeIncident", lead, "POST", incident + "/acknowledge");
        send("assignRole", lead, "PUT", incident + "/roles/SCRIBE");
        send("removeRole", lead, "DELETE", incident + "/roles/SCRIBE");
        send("changeSeverity", lead, "PUT", incident + "/severity");
        send("recordImpact", lead, "PUT", incident + "/impact");
        send("correctImpact", lead, "PUT", incident + "/impact/1");
        send("correctTimes", lead, "PUT", incident + "/times");
        send("updateStatus", lead, "POST", incident + "/status-updates");
        send("addToTimeline", lead, "POST", incident + "/timeline");
        send("setMembers", lead, "PUT", incident + "/members");
        send("restrictIncident", lead, "PUT", incident + "/private");
        send("mitigateIncident", lead, "POST", incident + "/mitigate");
        send("resolveIncident", lead, "POST", incident + "/resolve");
        send("writeReview", lead, "PUT", incident + "/review");
        send("getReview", lead, "GET", incident + "/review");
        send("publishReview", lead, "POST", incident + "/review/publish");
        send("listTimeline", lead, "GET", incident + "/timeline?kind=ROLE_ASSIGNED");
        send("verifyTimeline", lead, "GET", incident + "/timeline/verification");
        send("getThread", lead, "GET", incident + "/thread");
        send("getIncident", lead, "GET", incident);
        send("reopenIncident", lead, "POST", incident + "/reopen");
    }

    @Test
    void othersEndByTheirs() throws IOException {
        Incidents cancelled = Incidents.led("SEV3");
        send("cancelIncident", cancelled.asLead(), "POST", cancelled.path("/cancel"));
        send("reinstateIncident", cancelled.asOwner(), "POST", cancelled.path("/reinstate"));
        Incidents closed = Incidents.resolved("SEV3");
        send("closeIncident", closed.asLead(), "POST", closed.path("/close"));
        Incidents waived = Incidents.resolved("SEV2");
        send("waiveReview", waived.asOwner(), "POST", waived.path("/review/waive"));
        Incidents quiet = Incidents.resolved("SEV2");
        send("decideNoAction", quiet.asOwner(), "POST", quiet.path("/review/no-action"));
        send("listKinds", Api.admin(), "GET", "/api/v1/taxonomies/trigger");
        send("addKind", Api.admin(), "POST", "/api/v1/taxonomies/trigger");
    }

    private Response send(String operation, RequestSpecification as, String method, String path) throws IOException {
        JsonNode example = Examples.of(operation);
        RequestSpecification request =
                example.has("request") ? as.body(asOfNow(example.get("request").toString())) : as;
        Response answer = request.request(method, path);
        assertThat(answer.statusCode())
                .as("%s: %s", operation, answer.asString())
                .isBetween(200, 299);
        Examples.assertSameShape(operation, JSON.readTree(answer.asString()), example.path("response"));
        return answer;
    }

    /** The examples' people and service are those of this test, their times are of this hour, and a new kind is new. */
    private String asOfNow(String request) {
        Instant now = Instant.now();
        return request.replace("grace@example.org", other.owner)
                .replace("ada@example.org", other.lead)
                .replace("\"checkout\",\"services\"", "\"" + other.service + "\",\"services\"")
                .replace(
                        "VENDOR_OUTAGE",
                        Api.newName("VENDOR").toUpperCase(Locale.ROOT).replace('-', '_'))
                .replaceAll("(\"(?:impactStartedAt|detectedAt)\":\")[^\"]*", "$1" + now.minusSeconds(60))
                .replaceAll("(\"nextUpdateDueAt\":\")[^\"]*", "$1" + now.plusSeconds(60));
    }
}
