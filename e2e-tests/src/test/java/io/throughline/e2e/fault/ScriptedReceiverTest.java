package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.e2e.fault.ScriptedReceiver.Answer;
import io.throughline.e2e.fault.ScriptedReceiver.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedReceiverTest {
    @TempDir
    private Path folder;

    @Test
    void answersAsItIsToldAndRemembers() throws IOException, InterruptedException {
        Path file = folder.resolve("received.jsonl");
        try (ScriptedReceiver receiver = ScriptedReceiver.open(file)) {
            receiver.answer(new Answer(503, Duration.ZERO), new Answer(200, Duration.ofMillis(1)));
            assertThat(post(receiver, "a")).isEqualTo(503);
            assertThat(post(receiver, "a")).isEqualTo(200);
            assertThat(post(receiver, "b")).isEqualTo(204);
        }
        try (ScriptedReceiver again = ScriptedReceiver.open(file)) {
            assertThat(again.received())
                    .containsExactly(
                            new Received("a", "{}", 503), new Received("a", "{}", 200), new Received("b", "{}", 204));
        }
    }

    private static int post(ScriptedReceiver receiver, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                .header("webhook-id", id)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
