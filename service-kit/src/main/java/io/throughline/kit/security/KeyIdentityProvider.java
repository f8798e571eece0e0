package io.throughline.kit.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Answers {@link KeyRequest} from the service's {@link KeyAuthentication}; off the event loop, unless it remembers the key. */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<KeyRequest> {
    private final Instance<KeyAuthentication> keys;

    KeyIdentityProvider(Instance<KeyAuthentication> keys) {
        this.keys = keys;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return keys.get()
                .remembered(request.key())
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() -> context.runBlocking(
                        () -> keys.get().identify(request.key()).orElseThrow(AuthenticationFailedException::new)));
    }
}
