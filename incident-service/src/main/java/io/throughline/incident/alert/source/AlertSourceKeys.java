package io.throughline.incident.alert.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.throughline.kit.security.KeyAuthentication;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Lets senders in on the intake paths, and nowhere else. */
@Singleton
public class AlertSourceKeys implements KeyAuthentication {
    /** The one role of a sender. */
    public static final String ROLE = "alert-source";
    /** Below this path senders post alerts. */
    public static final String INTAKE_PATH = "/api/v1/alerts/alertmanager";

    private static final String SOURCE = "throughline.alert-source";

    /** Senders post many times a second; how long another replica may go on to know a key that was taken away. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    /** More than there are senders. */
    private static final int KNOWN_KEYS = 10_000;

    private final AlertSourceService sources;
    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(KNOWN_KEYS)
            .build();

    AlertSourceKeys(AlertSourceService sources) {
        this.sources = sources;
    }

    /**
     * The source that makes this request.
     *
     * @throws ForbiddenException if it is somebody else, whatever their roles (problem {@code forbidden}, 403)
     */
    public static AlertSource sourceOf(SecurityIdentity identity) {
        AlertSource source = identity.getAttribute(SOURCE);
        if (source == null) {
            throw new ForbiddenException();
        }
        return source;
    }

    @Override
    public boolean covers(String path) {
        return path.equals(INTAKE_PATH) || path.startsWith(INTAKE_PATH + "/");
    }

    @Override
    public Optional<SecurityIdentity> identify(String key) {
        return Optional.ofNullable(known.get(
                key, any -> sources.withKey(any).map(AlertSourceKeys::identity).orElse(null)));
    }

    private static SecurityIdentity identity(AlertSource source) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(source.id().toString())) // names may be used again
                .addRole(ROLE)
                .addAttribute(SOURCE, source)
                .build();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SourceDeleted deleted) {
        known.invalidateAll();
    }
}
