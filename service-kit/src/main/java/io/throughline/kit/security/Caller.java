package io.throughline.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.kit.error.AccessDeniedException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person who makes this request, as their token says. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final String emailClaim;

    Caller(
            SecurityIdentity identity,
            @ConfigProperty(name = "throughline.security.email-claim", defaultValue = "email") String emailClaim) {
        this.identity = identity;
        this.emailClaim = emailClaim;
    }

    /**
     * The person's e-mail, trimmed and lower-cased.
     *
     * @throws AccessDeniedException if the token names none (problem {@code forbidden}, 403)
     */
    public String email() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(emailClaim) instanceof String email
                && Emails.isAddress(email)) {
            return Emails.normalized(email);
        }
        throw new AccessDeniedException(
                "The token has no e-mail in its claim " + emailClaim + "; every step needs a named person.");
    }

    /** Refuses a token that has no e-mail, as {@link #email} does. */
    void requireEmail() {
        var unused = email();
    }

    /** Whether the token carries the role, one of {@link Roles}. */
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
