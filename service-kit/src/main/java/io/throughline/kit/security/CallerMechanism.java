package io.throughline.kit.security;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.throughline.kit.problem.ProblemWriter;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates people by their token and machines by their key, each on its own paths.
 *
 * <p>A key may come as a bearer token that is no JWT, which OIDC would refuse even on a public path: the path decides,
 * not the header. Every refusal is a problem document.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class CallerMechanism implements HttpAuthenticationMechanism {
    private final OidcAuthenticationMechanism tokens;
    private final Instance<KeyAuthentication> keys;
    private final ProblemWriter problems;

    CallerMechanism(OidcAuthenticationMechanism tokens, Instance<KeyAuthentication> keys, ProblemWriter problems) {
        this.tokens = tokens;
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (keys.isUnsatisfied()) {
            return tokens.authenticate(context, identities);
        }
        String path = context.normalizedPath();
        if (keys.get().isInBody(path)) {
            return anonymous(); // until BodyKeyInterceptor has read the body
        }
        if (!keys.get().covers(path)) {
            return tokens.authenticate(context, identities);
        }
        if (HttpMethod.OPTIONS.equals(context.request().method())) {
            return anonymous(); // a sender's handshake carries no key
        }
        return SentKey.in(context.request())
                .map(KeyRequest::new)
                .map(request -> identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("no key")));
    }

    private static Uni<SecurityIdentity> anonymous() {
        return Uni.createFrom().optional(Optional.empty());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        problems.challenge(context);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
