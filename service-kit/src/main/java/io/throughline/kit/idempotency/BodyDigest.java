package io.throughline.kit.idempotency;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Hashes a body while it is read, if it is posted with an {@code Idempotency-Key}. */
@Provider
@Priority(Priorities.USER + 1) // within the body's limit, which is of priority USER
class BodyDigest implements ReaderInterceptor {
    private static final String PROPERTY = "throughline.idempotency.body";

    private final Request request;

    BodyDigest(@Context Request request) {
        this.request = request;
    }

    /** SHA-256 of the body that this request had; of nothing, if none was read. */
    static byte[] of(ResteasyReactiveRequestContext request) {
        return request.getProperty(PROPERTY) instanceof byte[] read
                ? read
                : Sha256.newDigest().digest();
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isKeyed(context)) {
            return context.proceed();
        }
        DigestInputStream body = new StaysOpen(context.getInputStream());
        context.setInputStream(body);
        Object read = context.proceed();
        body.transferTo(OutputStream.nullOutputStream()); // what the reader had no need of belongs to the request, too
        context.setProperty(PROPERTY, body.getMessageDigest().digest());
        return read;
    }

    /** Keys count for posts alone: only their answers are kept. */
    private boolean isKeyed(ReaderInterceptorContext context) {
        return HttpMethod.POST.equals(request.getMethod())
                && IdempotencyKey.in(context.getHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()))
                        .isPresent();
    }

    /** A reader closes what it is given, and this one is still to be read to its end. */
    private static final class StaysOpen extends DigestInputStream {
        StaysOpen(InputStream sent) {
            super(sent, Sha256.newDigest());
        }

        @Override
        public void close() {}
    }
}
