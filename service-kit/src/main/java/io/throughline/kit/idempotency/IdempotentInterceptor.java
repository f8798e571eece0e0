package io.throughline.kit.idempotency;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.throughline.kit.idempotency.IdempotencyService.Outcome;
import io.throughline.kit.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests that carry an {@code Idempotency-Key} to {@link IdempotencyService}; after the roles are checked, and on a
 * worker thread also where the resource answers later by itself.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentInterceptor {
    private final IdempotencyService requests;
    private final Caller caller;
    private final RoutingContext http;

    IdempotentInterceptor(IdempotencyService requests, Caller caller, RoutingContext http) {
        this.requests = requests;
        this.caller = caller;
        this.http = http;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext method) throws Exception {
        Optional<String> key = IdempotencyKey.in(http.request().headers().getAll(IdempotencyKey.HEADER));
        if (key.isEmpty()) {
            return method.proceed();
        }
        byte[] body = BodyDigest.of(CurrentRequestManager.get());
        KeyedRequest request = KeyedRequest.of(key.get(), caller, http, body);
        return Uni.class.isAssignableFrom(method.getMethod().getReturnType())
                ? Uni.createFrom()
                        .item(Unchecked.supplier(() -> answer(request, method)))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                : answer(request, method);
    }

    private @Nullable Object answer(KeyedRequest request, InvocationContext method) throws Exception {
        boolean secret = method.getMethod().getAnnotation(Idempotent.class).secret();
        Outcome outcome = requests.once(request, secret, method);
        if (outcome.repeated() != null) {
            // The method's type has no room for bytes; JAX-RS answers with what the exception carries.
            throw new WebApplicationException(outcome.repeated().toResponse());
        }
        return outcome.returned();
    }
}
