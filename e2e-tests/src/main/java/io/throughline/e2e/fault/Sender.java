package io.throughline.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.e2e.fault.LoadClient.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends one request at a time, and writes down each attempt and what came of it. */
final class Sender implements AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GIVE_UP = Duration.ofMinutes(15);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;
    private static final int SERVER_ERROR = 500;
    private static final int REFUSED = 400;
    private static final int IN_FLIGHT = 409;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final Endpoints endpoints;
    private final Ledger.Page page;
    private final Progress progress;
    private int turn;

    Sender(HttpClient http, Endpoints endpoints, Ledger.Page page, int firstTurn, Progress progress) {
        this.http = http;
        this.endpoints = endpoints;
        this.page = page;
        this.turn = firstTurn;
        this.progress = progress;
    }

    /**
     * Sends it until the outcome is known.
     *
     * @return what it made or changed; null if it was refused or the answer does not say
     * @throws IllegalStateException if nobody answers for a quarter of an hour
     */
    @Nullable
    String send(Request request) {
        long begun = System.nanoTime();
        long pause = FIRST_PAUSE_MS;
        for (int attempt = 1; System.nanoTime() - begun < GIVE_UP.toNanos(); attempt++) {
            Answer answer = attempt(request, attempt);
            if (answer.settles()) {
                return answer.ref();
            }
            Pauses.of(Duration.ofMillis(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        }
        throw new IllegalStateException("no answer for " + GIVE_UP + ": " + request);
    }

    @Override
    public void close() {
        page.close();
    }

    private Answer attempt(Request request, int attempt) {
        page.beforeSending(request, attempt);
        try {
            HttpResponse<String> response = http.send(http(request), HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status >= SERVER_ERROR || isInFlight(response)) {
                page.unknown(request, attempt, status + " " + response.body());
                if (status >= SERVER_ERROR) {
                    progress.serverError();
                }
                return Answer.UNKNOWN;
            }
            String ref = status < REFUSED ? reference(response.body()) : null;
            page.answered(request, attempt, status, ref);
            if (status < REFUSED) {
                progress.accept();
            }
            return new Answer(true, ref);
        } catch (IOException e) {
            page.unknown(request, attempt, String.valueOf(e));
            progress.noAnswer();
            return Answer.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest http(Request request) {
        List<String> credentials = endpoints.credentials(request.step());
        return HttpRequest.newBuilder(endpoints.uri(request, turn++))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.key().toString())
                .header(credentials.get(0), credentials.get(1))
                .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    /** Another attempt with the same key is not over yet: the service that got it may still be at it. */
    private static boolean isInFlight(HttpResponse<String> response) {
        return response.statusCode() == IN_FLIGHT && response.body().contains("request-in-flight");
    }

    private static @Nullable String reference(String body) throws IOException {
        JsonNode reference = JSON.readTree(body).path("reference");
        return reference.isTextual() ? reference.textValue() : null;
    }

    private record Answer(boolean settles, @Nullable String ref) {
        private static final Answer UNKNOWN = new Answer(false, null);
    }
}
