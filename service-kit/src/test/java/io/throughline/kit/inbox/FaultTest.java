package io.throughline.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.CloudEventHeaders;
import io.throughline.kit.security.Roles;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.Tokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an event is said without its values, which may be of a private incident. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class FaultTest {
    private static final String SECRET = "planted-secret";

    private final String aggregate = UUID.randomUUID().toString();
    private final List<String> logged = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage()
                    + Stream.ofNullable(entry.getParameters())
                            .flatMap(Stream::of)
                            .toList()
                    + entry.getThrown());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to close
        }
    };

    @Inject
    Inbox inbox;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planted-secret",
                "\"planted-secret\"",
                "{\"reason\": planted-secret}",
                "{\"reason\": \"planted-secret",
                "{\"sequence\": 1, \"incident\": \"planted-secret\"}",
                "{\"incident\": {\"private\": \"planted-secret\"}}"
            })
    void dataThatCannotBeReadIsNotQuoted(String json) {
        receive(ConsumedRecords.spoiled(aggregate, json), new IllegalStateException("never thrown"));

        assertThat(detail()).startsWith("data: ").contains("line 1, column");
        assertSecretKept();
    }

    @Test
    void fieldThatCannotBeReadIsNamed() {
        receive(
                ConsumedRecords.spoiled(aggregate, "{\"incident\": {\"private\": \"planted-secret\"}}"),
                new IllegalStateException("never thrown"));

        assertThat(detail()).endsWith("in incident.private");
    }

    @Test
    void headerThatCannotBeReadIsNotQuoted() {
        ConsumerRecord<String, byte[]> record = ConsumedRecords.linked(aggregate, 1);
        record.headers().remove(CloudEventHeaders.ID);
        record.headers().add(CloudEventHeaders.ID, SECRET.getBytes(StandardCharsets.UTF_8));
        receive(record, new IllegalStateException("never thrown"));

        assertThat(detail()).contains("id");
        assertSecretKept();
    }

    @Test
    void refusalOfTheServiceIsToldByItsClassAndPlace() {
        receive(ConsumedRecords.linked(aggregate, 1), new IllegalStateException("not " + SECRET));

        assertThat(detail())
                .startsWith("java.lang.IllegalStateException at " + getClass().getName());
        assertSecretKept();
    }

    @Test
    void refusalOfTheDatabaseIsToldByItsState() {
        receive(
                ConsumedRecords.linked(aggregate, 1),
                new IllegalStateException("not " + SECRET, new SQLException("invalid input: " + SECRET, "22P02")));

        assertThat(detail()).startsWith("java.lang.IllegalStateException, SQLSTATE 22P02");
        assertSecretKept();
    }

    private void receive(ConsumerRecord<String, byte[]> record, RuntimeException refusal) {
        inbox.receive(record, ConsumedRecords.applier("faulty", (data, envelope) -> {
            throw refusal;
        }));
    }

    private void assertSecretKept() {
        assertThat(list().asString()).doesNotContain(SECRET);
        assertThat(logged).isNotEmpty().noneMatch(entry -> entry.contains(SECRET));
    }

    private String detail() {
        return list().path("items[0].detail");
    }

    private Response list() {
        return given().auth()
                .oauth2(Tokens.of("root@example.org", Roles.ADMIN))
                .get("/api/v1/admin/parked-events?aggregate=" + aggregate);
    }
}
