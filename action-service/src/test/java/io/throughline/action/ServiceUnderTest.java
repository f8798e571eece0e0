package io.throughline.action;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** The parts that every test of this service runs on, and what tests ask the service and its database. */
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "action"))
final class ServiceUnderTest {
    /** For Kafka's first rebalance on a busy machine; nothing is measured by it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServiceUnderTest() {}

    /** Somebody whom no other test knows. */
    static String newPerson(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person, "responder"));
    }

    /** As {@link #as}, about to send JSON. */
    static RequestSpecification json(String person, String... roles) {
        return given().auth()
                .oauth2(Tokens.of(person, roles.length == 0 ? new String[] {"responder"} : roles))
                .contentType(ContentType.JSON);
    }

    static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    /** The first column of the only row, as text; null if there is no row. */
    static String value(TestDatabase database, String query, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
