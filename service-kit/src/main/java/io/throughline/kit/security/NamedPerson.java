package io.throughline.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.kit.error.AccessDeniedException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets no token in that names nobody, not even to read: a person is the e-mail of the token. */
public class NamedPerson {
    private final SecurityIdentity identity;
    private final Caller caller;

    NamedPerson(SecurityIdentity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /**
     * Runs before every resource.
     *
     * @throws AccessDeniedException if the token has no e-mail (problem {@code forbidden}, 403)
     */
    @ServerRequestFilter
    public void require() {
        if (identity.getPrincipal() instanceof JsonWebToken) {
            caller.requireEmail();
        }
    }
}
