package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.kit.testing.PostsOfTheApi;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What was done once is not done again for the same key; how keys work is shown by incident-service's tests. */
@QuarkusTest
class IdempotencyTest {
    private static final String HEADER = "Idempotency-Key";

    @Test
    void everyPostTakesAKey() {
        assertThat(PostsOfTheApi.assertEachTakesAKey(path -> asAdmin())).hasSizeGreaterThan(4);
    }

    @Test
    void testOfAChannelThatIsSentAgainSendsOneMessage() {
        try (Receiver receiver = new Receiver()) {
            TestChannel channel = TestChannel.to(receiver);
            Supplier<Response> test =
                    () -> asAdmin().header(HEADER, channel.name()).post("/api/v1/channels/" + channel.name() + "/test");

            Response first = test.get();
            Response again = test.get();

            first.then().statusCode(200);
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void redriveThatIsSentAgainIsAnsweredAsAtFirst() {
        Supplier<Response> redrive = () -> asAdmin()
                .header(HEADER, "k")
                .contentType(ContentType.JSON)
                .body("{\"channel\":\"nobodys\"}")
                .post("/api/v1/dead-letters/redrive");

        Response first = redrive.get();
        Response again = redrive.get();

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }
}
