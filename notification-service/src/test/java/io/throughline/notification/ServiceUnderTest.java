package io.throughline.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** The parts that every test of this service runs on, and what tests ask the service and its database. */
@QuarkusTestResource(
        value = RealParts.class,
        initArgs = {
            @ResourceArg(name = "database", value = "notification"),
            @ResourceArg(name = "throughline.notification.fallback", value = "Last.Resort@example.org"),
            // A receiver that never answers is to be given up within a test.
            @ResourceArg(name = "throughline.delivery.answer-timeout", value = "4s")
        })
public final class ServiceUnderTest {
    /** For Kafka's first rebalance on a busy machine; nothing is measured by it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServiceUnderTest() {}

    /** Somebody whom no other test knows. */
    public static String newPerson(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    public static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person, "responder"));
    }

    public static RequestSpecification asAdmin() {
        return given().auth().oauth2(Tokens.of("admin@example.org", "admin"));
    }

    /** The references in that person's inbox, newest first. */
    public static List<String> inboxOf(String person) {
        return as(person)
                .get("/api/v1/inbox")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.about", String.class);
    }

    public static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    /** The first column of the only row, as text; null if there is no row. */
    public static String value(TestDatabase database, String query, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepared(connection, query, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    public static void change(TestDatabase database, String change, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepared(connection, change, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
