package io.throughline.kit.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Knows a machine by the key in what it posts, where {@link KeyAuthentication#isInBody} says so; a stranger stays
 * anonymous. Runs on the worker thread of the resource, which must be a blocking one, and before its interceptors.
 */
@Provider
@Priority(Priorities.USER + 2) // within the body's limit and digest
class BodyKeyInterceptor implements ReaderInterceptor {
    private final Instance<KeyAuthentication> keys;
    private final CurrentIdentityAssociation caller;
    private final UriInfo uri;

    BodyKeyInterceptor(Instance<KeyAuthentication> keys, CurrentIdentityAssociation caller, @Context UriInfo uri) {
        this.keys = keys;
        this.caller = caller;
        this.uri = uri;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (keys.isResolvable() && keys.get().isInBody(uri.getPath())) {
            byte[] body = context.getInputStream().readAllBytes();
            keys.get().keyIn(body).flatMap(keys.get()::identify).ifPresent(caller::setIdentity);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
