package io.throughline.kit.consumer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentSnapshot;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestBroker;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import io.throughline.kit.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process is given up for a consumer that stands still by itself, and for nothing else. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
@Tag("slow")
class ConsumerWatchTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Much longer than the watchdog waits here. */
    private static final Duration LONG = Duration.ofSeconds(12);

    private final String aggregate = UUID.randomUUID().toString();

    private TestDatabase database;
    private TestBroker broker;

    @Inject
    WatchedConsumer consumer;

    @Inject
    BrokerEnds ends;

    @Inject
    AgroalDataSource pool;

    @BeforeEach
    void consumerMoves() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS turnstile AS SELECT 1 AS id");
            statement.execute("GRANT ALL ON turnstile TO kit_app");
        }
        String first = UUID.randomUUID().toString();
        publish(first);
        await().atMost(SOON).until(() -> consumer.hasApplied(first));
        await().atMost(SOON).untilAsserted(this::assertAlive);
    }

    @AfterEach
    void consumerStillMoves() {
        publish(aggregate);
        await().atMost(SOON).until(() -> consumer.hasApplied(aggregate));
        await().atMost(SOON).untilAsserted(this::assertAlive);
    }

    @Test
    void consumerHeldUpByARowLockFailsLivenessUntilItMoves() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM turnstile FOR UPDATE");
            publish(UUID.randomUUID().toString());

            await().atMost(SOON)
                    .untilAsserted(() -> given().get("/q/health/live")
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'consumers' }.status", equalTo("DOWN"))
                            .body(
                                    "checks.find { it.name == 'consumers' }.data.keySet().toString()",
                                    equalTo("[watched-events]")));
            shown().body("items[0].inHand", equalTo(1));
            connection.rollback();
        }

        await().atMost(SOON).untilAsserted(this::assertAlive);
        shown().body("items[0].inHand", equalTo(0));
    }

    @Test
    void databaseThatIsAwayIsNotTheConsumersFault() throws SQLException {
        String elsewhere = database.url().replaceFirst("/kit$", "/postgres");
        try (Connection connection = DriverManager.getConnection(elsewhere, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE kit ALLOW_CONNECTIONS false");
            try {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kit_app'");
                publish(UUID.randomUUID().toString());
                await().atMost(SOON).untilAsserted(() -> shown().body("items[0].inHand", equalTo(1)));

                await().during(LONG).atMost(SOON).untilAsserted(this::assertAlive);
            } finally {
                statement.execute("ALTER DATABASE kit ALLOW_CONNECTIONS true");
            }
        }
    }

    @Test
    void brokerThatIsAwayIsNotTheConsumersFaultAndNoReasonToFail() {
        broker.kill();
        try {
            await().during(LONG).atMost(SOON).untilAsserted(this::assertAlive);
            shown().body("items[0].lag", equalTo(null)).body("items[0].note", equalTo("The broker does not answer."));
        } finally {
            broker.restart();
        }
    }

    @Test
    void consumerThatHasReadEverythingShowsNoLagAlthoughMarkersOfTransactionsEndItsPartitions() {
        String sent = UUID.randomUUID().toString();
        publishInATransaction(sent);
        await().atMost(SOON).until(() -> consumer.hasApplied(sent));

        await().atMost(SOON)
                .untilAsserted(() -> shown().body("items[0].lag", equalTo(0)).body("items[0].note", equalTo(null)));

        Response answer =
                given().auth().oauth2(Tokens.of("root@example.org", "admin")).get("/api/v1/admin/consumers");
        assertThat(answer.<String>path("items[0].consumer")).isEqualTo(WatchedConsumer.CHANNEL);
        assertThat(answer.<String>path("items[0].topic")).isEqualTo("throughline.incident.v1");
        assertThat(answer.<String>path("items[0].group")).isEqualTo("kit-watched");
        assertThat(answer.<List<Integer>>path("items[0].partitions")).hasSize(12);
        assertThat(answer.<String>path("items[0].lastProgressAt")).isNotNull();
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("throughline_consumer_lag{consumer=\"watched-events\"} 0.0"))
                .body(containsString("throughline_parked_events{consumer=\"watched-events\"} 0.0"));
    }

    @Test
    void topicThatIsNotThereHidesNoOther() {
        TopicPartition there = new TopicPartition("throughline.incident.v1", 0);

        Map<TopicPartition, Long> known = ends.of(
                List.of(new TopicPartition("not-there", 0), there),
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                Duration.ofSeconds(3));

        assertThat(known).containsOnlyKeys(there);
    }

    /** Nobody reads it here, as when other replicas hold every partition. */
    @Test
    void channelThatHoldsNoPartitionsSaysSo() {
        shown().body("items[1].partitions", empty())
                .body("items[1].lag", equalTo(null))
                .body("items[1].note", equalTo("No partitions are held here."));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .body(containsString("throughline_consumer_lag{consumer=\"whole-people\"} NaN")));
    }

    @Test
    void poolThatIsUsedUpDoesNotHideAConsumerThatIsStuck() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM turnstile FOR UPDATE");
            publish(UUID.randomUUID().toString());
            await().atMost(SOON).untilAsserted(() -> shown().body("items[0].inHand", equalTo(1)));
            takeAll(taken);

            await().atMost(SOON)
                    .untilAsserted(() -> given().get("/q/health/live")
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'consumers' }.status", equalTo("DOWN")));
            connection.rollback();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private void takeAll(List<Connection> taken) {
        try {
            while (true) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException e) {
            assertThat(taken).isNotEmpty();
        }
    }

    private static ValidatableResponse shown() {
        return given().auth()
                .oauth2(Tokens.of("root@example.org", "admin"))
                .get("/api/v1/admin/consumers")
                .then()
                .statusCode(200);
    }

    /** With the connector's own checks. */
    private void assertAlive() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static void publish(String aggregate) {
        TestEvents.publish(event(), aggregate, 1);
    }

    /** As the relay does. */
    private void publishInATransaction(String aggregate) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", aggregate),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(TestEvents.record(event(), aggregate, 1, UUID.randomUUID()));
            producer.commitTransaction();
        }
    }

    private static IncidentAlertsLinked event() {
        IncidentSnapshot incident = new IncidentSnapshot(
                "INC-1", "t", "checkout", List.of("checkout"), null, "SEV1", "DECLARED", null, false, List.of());
        return new IncidentAlertsLinked(incident, 1, List.of(), "because");
    }
}
