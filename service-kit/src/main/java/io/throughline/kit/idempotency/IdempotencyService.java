package io.throughline.kit.idempotency;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.smallrye.mutiny.Uni;
import io.throughline.kit.error.KeyReusedException;
import io.throughline.kit.error.RequestInFlightException;
import io.throughline.kit.error.SecretShownException;
import io.throughline.kit.idempotency.IdempotencyTable.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request take effect once: effect and answer are committed together, or neither is. */
@ApplicationScoped
class IdempotencyService {
    private final IdempotencyTable table;
    private final AnswerWriter answers;

    IdempotencyService(IdempotencyTable table, AnswerWriter answers) {
        this.table = table;
        this.answers = answers;
    }

    /**
     * What came of a request.
     *
     * @param returned what the resource's method has returned; null if it was not called, or returned nothing
     * @param repeated the first answer; null if this is the first
     */
    record Outcome(@Nullable Object returned, @Nullable StoredAnswer repeated) {}

    /**
     * Calls the resource's method in this transaction, and waits for what it answers later, unless that was done before.
     * Whatever it throws undoes all of it and is thrown on; the next request with that key is a first one then. What the
     * method does in transactions of its own (a republication, a replay of parked events, a channel's test) is not undone
     * with it, and does no harm when the repeat does it again.
     *
     * <p>The transaction may take longer than others, up to 10 minutes: it waits for such work to end.
     *
     * @param secret whether its answer must not be kept
     * @throws RequestInFlightException if the first request is not answered yet (problem {@code request-in-flight}, 409)
     * @throws KeyReusedException if the key was sent with another request (problem {@code key-reused}, 422)
     * @throws SecretShownException if the first answer had a secret (problem {@code secret-shown}, 409)
     */
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 600) // seconds; 60, the default, are too few for a republication of everything
    Outcome once(KeyedRequest request, boolean secret, InvocationContext method) throws Exception {
        if (!table.tryLock(request)) {
            throw new RequestInFlightException();
        }
        Optional<Found> first = table.find(request);
        if (first.isPresent()) {
            return new Outcome(null, repeatable(first.get()));
        }
        Object returned = method.proceed();
        if (returned instanceof Uni<?> later) {
            returned = later.await().indefinitely(); // stored in this transaction, and so it is there already
        }
        StoredAnswer answer = answers.answerOf(method.getMethod(), returned);
        if (answer.isSuccess()) {
            table.store(request, answer, secret);
        }
        return new Outcome(returned, null);
    }

    private static StoredAnswer repeatable(Found first) {
        if (!first.isSame()) {
            throw new KeyReusedException();
        }
        if (first.withheld()) {
            throw new SecretShownException(first.answer().headers().get(HttpHeaders.LOCATION));
        }
        return first.answer();
    }
}
