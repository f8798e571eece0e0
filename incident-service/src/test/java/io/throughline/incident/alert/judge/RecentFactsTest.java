package io.throughline.incident.alert.judge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.incident.catalog.ServiceState;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was decided here counts at once, and what was decided on another replica soon. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class RecentFactsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-12-06T01:00:00Z");

    @Inject
    RecentFacts facts;

    private final String service = "recent-" + UUID.randomUUID().toString().substring(0, 18);
    private final AlertName about = new AlertName(service, "HighLatency");

    private TestDatabase database;

    @Test
    void decisionsMadeHereCountAtOnceAlsoTheFirst() throws SQLException {
        register(service(2));
        assertThat(facts.rules(Set.of(about))).isEmpty();

        decide(Verdict.MATTERS);
        assertThat(verdict(about)).isEqualTo(Verdict.MATTERS);

        change(Map.of("verdict", Verdict.NOISE, "reason", "As the team sees it"), "\"1\"")
                .put(rulePath())
                .then()
                .statusCode(200);
        assertThat(verdict(about)).isEqualTo(Verdict.NOISE);
    }

    @Test
    void decisionMadeElsewhereCountsOnceThePresentOneIsForgotten() throws SQLException {
        register(service(2));
        decide(Verdict.MATTERS);

        // A decision that comes while the one before is remembered; again if that was forgotten just then.
        await().atMost(SOON).until(() -> {
            Verdict before = verdict(about);
            decideElsewhere(about, other(before));
            return verdict(about) == before;
        });

        Verdict newest = newest();
        await().atMost(SOON).until(() -> verdict(about) == newest);
    }

    @Test
    void namesOnWhichNobodyHasDecidedAreRememberedToo() {
        register(service(2));

        await().atMost(SOON).until(() -> {
            AlertName name = new AlertName(service, "Alert" + UUID.randomUUID());
            boolean isUndecided = facts.rules(Set.of(name)).isEmpty();
            decideElsewhere(name, Verdict.NOISE);
            return isUndecided && facts.rules(Set.of(name)).isEmpty();
        });
    }

    @Test
    void servicesAreAsTheyAreRecordedHereAndUnknownBefore() {
        assertThat(state(NOW)).isEqualTo(ServiceState.UNKNOWN);

        register(service(1));
        assertThat(state(NOW)).isEqualTo(new ServiceState(1, null));

        change(service(3), "\"1\"").put("/api/v1/services/" + service).then().statusCode(200);
        assertThat(state(NOW)).isEqualTo(new ServiceState(3, null));
    }

    @Test
    void windowOfMaintenanceThatIsOverIsForgotten() {
        MaintenanceWindow window = new MaintenanceWindow(NOW.minusSeconds(60), NOW.plusSeconds(60), "new disks");
        Map<String, Object> record = service(2);
        record.put(
                "maintenanceWindows",
                List.of(Map.of(
                        "from", window.from().toString(),
                        "to", window.to().toString(),
                        "reason", "new disks")));
        register(record);

        assertThat(state(window.to().minusMillis(1))).isEqualTo(new ServiceState(2, window));
        assertThat(state(window.to())).isEqualTo(new ServiceState(2, null));
    }

    private Verdict verdict(AlertName name) throws SQLException {
        return facts.rules(Set.of(name)).get(name).verdict();
    }

    private ServiceState state(Instant at) {
        return facts.states(Set.of(service), at).get(service);
    }

    private static Map<String, Object> service(int tier) {
        return new LinkedHashMap<>(Map.of("name", "Checkout", "tier", tier, "timeZone", "Europe/Berlin"));
    }

    private void register(Map<String, Object> record) {
        admin().body(record).put("/api/v1/services/" + service).then().statusCode(201);
    }

    private void decide(Verdict first) {
        admin().body(Map.of("verdict", first, "reason", "As the team sees it"))
                .put(rulePath())
                .then()
                .statusCode(201);
    }

    private String rulePath() {
        return "/api/v1/services/" + service + "/alert-rules/" + about.name();
    }

    private static RequestSpecification change(Map<String, Object> record, String seen) {
        return admin().header("If-Match", seen).body(record);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("admin@example.org", "admin")).contentType(ContentType.JSON);
    }

    private static Verdict other(Verdict than) {
        return than == Verdict.NOISE ? Verdict.MATTERS : Verdict.NOISE;
    }

    /** As another replica does it: this one is not told. */
    private void decideElsewhere(AlertName name, Verdict verdict) throws SQLException {
        try (Connection owner = database.connect()) {
            execute(
                    owner,
                    "INSERT INTO alert_rule (service, alert_name, version, verdict, reason, decided_by, decided_at)"
                            + " SELECT '" + service + "', '" + name.name() + "', 1 + coalesce(max(version), 0), '"
                            + verdict + "', 'As another replica was told', 'admin@example.org', now()"
                            + " FROM alert_rule WHERE service = '" + service + "' AND alert_name = '" + name.name()
                            + "'");
        }
    }

    private Verdict newest() throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT verdict FROM alert_rule WHERE service = '" + service
                        + "' AND alert_name = '" + about.name() + "' ORDER BY version DESC LIMIT 1")) {
            row.next();
            return Verdict.valueOf(row.getString(1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
