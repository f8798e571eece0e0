package io.throughline.kit.idempotency;

import io.throughline.kit.security.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** What is known of a request that carries a key: hashes only, since keys and bodies are the caller's own. */
final class KeyedRequest {
    private final byte[] scope;
    private final byte[] request;

    private KeyedRequest(byte[] scope, byte[] request) {
        this.scope = scope;
        this.request = request;
    }

    /**
     * Of a request.
     *
     * @param body SHA-256 of its body
     */
    static KeyedRequest of(String key, Caller caller, RoutingContext http, byte[] body) {
        String method = http.request().method().name();
        String ifMatch = http.request().getHeader(HttpHeaders.IF_MATCH);
        byte[] scope = new Sha256()
                .with(caller.identifier())
                .with(method)
                .with(http.normalizedPath())
                .with(key)
                .hash();
        byte[] request = new Sha256()
                .with(method)
                .with(http.request().uri())
                .with(ifMatch == null ? "" : ifMatch)
                .with(body)
                .hash();
        return new KeyedRequest(scope, request);
    }

    /** Whose key it is and of what path: one answer is kept for each. */
    byte[] scope() {
        return scope.clone();
    }

    /** What was asked for: another one is another request. */
    byte[] request() {
        return request.clone();
    }

    boolean isSameAs(byte[] earlier) {
        return MessageDigest.isEqual(request, earlier);
    }

    /** Number of the advisory lock; the second request at a time is answered 409, also of two scopes that share one, and nobody waits. */
    long lock() {
        return ByteBuffer.wrap(scope).getLong();
    }
}
