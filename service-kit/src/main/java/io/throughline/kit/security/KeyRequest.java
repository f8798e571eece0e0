package io.throughline.kit.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who a machine's key belongs to. */
final class KeyRequest extends BaseAuthenticationRequest {
    private final String key;

    KeyRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
