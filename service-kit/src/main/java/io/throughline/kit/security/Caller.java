package io.throughline.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.json.CleanText;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person who makes this request, as their token says. */
@RequestScoped
public class Caller {
    /** Header in which an admin says why they look at something private. */
    public static final String ACCESS_REASON = "X-Access-Reason";

    private static final int MAX_REASON = 500;

    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final String emailClaim;

    Caller(
            SecurityIdentity identity,
            RoutingContext request,
            @ConfigProperty(name = "throughline.security.email-claim", defaultValue = "email") String emailClaim) {
        this.identity = identity;
        this.request = request;
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

    /** Tells every caller from every other, also machines: not for showing. */
    public String identifier() {
        return identity.getPrincipal() instanceof JsonWebToken
                ? email()
                : "key:" + identity.getPrincipal().getName();
    }

    /**
     * Why an admin looks at what is not theirs, as the header {@code X-Access-Reason} says; empty without one.
     *
     * @throws InvalidFieldsException if it is longer than 500 characters (problem {@code invalid-request}, 400)
     */
    public Optional<String> accessReason() {
        Optional<String> reason = Optional.ofNullable(request.request().getHeader(ACCESS_REASON))
                .map(text -> CleanText.cleaned(text).strip())
                .filter(text -> !text.isEmpty());
        if (reason.isPresent() && reason.get().length() > MAX_REASON) {
            throw new InvalidFieldsException(ACCESS_REASON, "must have at most " + MAX_REASON + " characters");
        }
        return reason;
    }

    /** Refuses a token that has no e-mail, as {@link #email} does. */
    void requireEmail() {
        var unused = email();
    }

    /** The roles that the token carries, some of {@link Roles} and perhaps others. */
    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Whether the token carries the role, one of {@link Roles}. */
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
