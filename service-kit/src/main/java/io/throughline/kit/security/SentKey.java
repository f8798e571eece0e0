package io.throughline.kit.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds a machine's key where senders can put one: a header of ours, a bearer token, or the password of Basic. */
final class SentKey {
    private static final String OWN_HEADER = "X-Throughline-Key";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private SentKey() {}

    static Optional<String> in(HttpServerRequest request) {
        String own = request.getHeader(OWN_HEADER);
        if (own != null) {
            return Optional.of(own.strip());
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64: no key either
        }
    }
}
