package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.ServiceState;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What surrounds a service: what it depends on, who joins its incidents, when it is worked on. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class ServiceRecordTest {
    @Inject
    CatalogService catalog;

    @Test
    void everyBadPartIsNamedAtOnce() {
        Map<String, Object> record = Api.service(1);
        record.put("timeZone", "Mars/Olympus");
        record.put("dependencies", List.of("ledger", "Not A Slug"));
        record.put("vendors", List.of(Map.of("name", " ")));
        record.put(
                "maintenanceWindows",
                List.of(
                        Map.of("from", "2026-12-06T03:00:00Z", "to", "2026-12-06T03:00:00Z"),
                        Map.of("from", "2026-12-06T03:00:00Z")));
        record.put("releasePolicy", Map.of("highRiskApprover", "THE_BOSS"));
        record.put(
                "incidentPolicy",
                Map.of("joining", Map.of("SEV2", Map.of("roles", List.of("PILOT"), "escalationSteps", List.of(0)))));

        Api.admin()
                .body(record)
                .put("/api/v1/services/" + Api.newName("bad"))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/timeZone",
                                "/dependencies/1",
                                "/vendors/0/name",
                                "/maintenanceWindows/0/to",
                                "/maintenanceWindows/1/to",
                                "/releasePolicy/highRiskApprover",
                                "/incidentPolicy/joining/SEV2/roles/0",
                                "/incidentPolicy/joining/SEV2/escalationSteps/0"));
    }

    @Test
    void partsThatDoNotFitTogetherAreNamedAtOnce() {
        String slug = Api.newName("circle");
        Map<String, Object> record = Api.service(1);
        record.put("slug", "another");
        record.put("dependencies", List.of("ledger", slug));
        record.put("incidentPolicy", Map.of("joining", Map.of("SEV1", Map.of("escalationSteps", List.of(1)))));

        Api.admin()
                .body(record)
                .put("/api/v1/services/" + slug)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/slug", "/dependencies/1", "/incidentPolicy/joining/SEV1/escalationSteps/0"));
    }

    @Test
    void servicesMayDependOnEachOtherInACircle() {
        String first = Api.newName("first");
        Map<String, Object> record = Api.service(2);
        record.put("dependencies", List.of(first));
        String second = Api.newService(record);

        record.put("dependencies", List.of(second));

        Api.admin().body(record).put("/api/v1/services/" + first).then().statusCode(201);
    }

    @Test
    void maintenanceLastsFromItsFirstMomentToTheFirstOneAfterIt() {
        Instant from = Instant.parse("2026-12-06T01:00:00Z");
        Instant to = Instant.parse("2026-12-06T03:00:00Z");
        Map<String, Object> record = Api.service(2);
        record.put(
                "maintenanceWindows",
                List.of(
                        Map.of("from", from.toString(), "to", to.toString(), "reason", "upgrade"),
                        Map.of("from", "2026-12-06T01:00:00Z", "to", "2026-12-06T02:00:00Z")));
        String slug = Api.newService(record);
        String other = Api.newService(Api.service(2));
        List<String> asked = List.of(slug, other, "nobody-knows");
        MaintenanceWindow window = new MaintenanceWindow(from, to, "upgrade");

        ServiceState open = new ServiceState(2, window);
        ServiceState closed = new ServiceState(2, null);
        assertThat(catalog.statesOf(asked, from.minusNanos(1000))).isEqualTo(Map.of(slug, closed, other, closed));
        assertThat(catalog.statesOf(asked, from)).isEqualTo(Map.of(slug, open, other, closed));
        assertThat(catalog.statesOf(asked, to.minusNanos(1000))).isEqualTo(Map.of(slug, open, other, closed));
        assertThat(catalog.statesOf(asked, to)).isEqualTo(Map.of(slug, closed, other, closed));
        assertThat(catalog.statesOf(List.of(), from)).isEmpty();
    }
}
