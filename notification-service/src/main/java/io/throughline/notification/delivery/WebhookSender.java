package io.throughline.notification.delivery;

import io.throughline.notification.channel.Destination;
import io.throughline.notification.notification.Waiting;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Posts a message to a receiver, once: redirects are not followed, and nothing is repeated here. */
@Singleton
class WebhookSender {
    private static final Logger LOG = Logger.getLogger(WebhookSender.class);

    private final HttpClient client;
    private final Duration answerTimeout;
    private final Clock clock;

    WebhookSender(DeliveryConfig config, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // no upgrade headers, which old receivers stumble over
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
        this.answerTimeout = config.answerTimeout();
        this.clock = clock;
    }

    /** Never fails: what went wrong is in the answer. */
    CompletableFuture<Answer> send(Destination to, Waiting waiting) {
        return send(to, () -> Message.of(waiting));
    }

    /** Never fails: what went wrong is in the answer. */
    CompletableFuture<Answer> send(Destination to, Message message) {
        return send(to, () -> message);
    }

    private CompletableFuture<Answer> send(Destination to, Supplier<Message> message) {
        Instant at = clock.instant();
        try {
            return send(at, to, message.get());
        } catch (RuntimeException e) { // whoever sends counts on an answer
            LOG.warnf(e, "not sent channel=%s", to.channel());
            return CompletableFuture.completedFuture(Answer.failed(at, Fault.inWords(e)));
        }
    }

    private CompletableFuture<Answer> send(Instant at, Destination to, Message message) {
        if (message.isTooLarge()) {
            return CompletableFuture.completedFuture(
                    Answer.unsendable(at, "The message would have 20 KB or more; receivers need not take that."));
        }
        try {
            return exchange(at, request(to, message, at));
        } catch (IllegalArgumentException e) { // of a receiver's address that the JDK does not take
            return CompletableFuture.completedFuture(Answer.unsendable(at, "Its address cannot be posted to."));
        }
    }

    private CompletableFuture<Answer> exchange(Instant at, HttpRequest request) {
        return exchange(request)
                .handle((response, fault) ->
                        response == null ? Answer.failed(at, inWords(fault)) : answer(at, response));
    }

    private static HttpRequest request(Destination to, Message message, Instant at) {
        return HttpRequest.newBuilder(URI.create(to.url()))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Throughline")
                .header("webhook-id", message.id().toString())
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", Signature.of(message, at, to.secrets()))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
    }

    /** The client's own time limit ends with the headers; a receiver may be slow with the rest, too. */
    private CompletableFuture<HttpResponse<String>> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, head -> new CappedText());
        CompletableFuture<HttpResponse<String>> inTime =
                sent.copy().orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        return inTime.whenComplete((response, fault) -> {
            if (fault != null) {
                sent.cancel(true); // closes the connection
            }
        });
    }

    private Answer answer(Instant at, HttpResponse<String> response) {
        Duration retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.read(header, clock.instant()))
                .orElse(null);
        return Answer.of(at, response.statusCode(), response.body(), retryAfter);
    }

    private static String inWords(@Nullable Throwable fault) {
        return fault == null ? "It could not be sent." : Fault.inWords(fault);
    }
}
