package io.throughline.incident.alert.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.security.KeyAuthentication;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets senders in on the intake paths, and nowhere else. */
@Singleton
public class AlertSourceKeys implements KeyAuthentication {
    /** The one role of a sender. */
    public static final String ROLE = "alert-source";
    /** Below this path are those where senders post alerts. */
    public static final String INTAKE_PATH = "/api/v1/alerts";

    /** Where PagerDuty's API would be, so that its clients need only another host; the key is in the body. */
    public static final String PAGERDUTY_PATH = "/v2";

    /** What a sender is told whose {@code routing_key} is missing, or nobody's. */
    public static final FieldError BAD_ROUTING_KEY =
            new FieldError("/routing_key", "must be the key of an alert source that is in use");

    /** One for each format that has its key in a header. */
    private static final List<String> INTAKE_PATHS = Stream.of(
                    "alertmanager", "grafana", "generic", "cloudevents", "datadog")
            .map(AlertSourceKeys::pathOf)
            .toList();

    private static final String SOURCE = "throughline.alert-source";

    /** Senders post many times a second; how long another replica may go on to know a key that was taken away. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    /** More than there are senders; strangers with more of them only cost the senders a look-up. */
    private static final int KNOWN_KEYS = 10_000;

    private final AlertSourceService sources;
    /**
     * Also of keys that are nobody's: a sender that was not told of its new one posts as often. Keys are random, so no source
     * is ever given one that was tried before.
     */
    private final Cache<String, Optional<SecurityIdentity>> known = Caffeine.newBuilder()
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
        return knownSourceOf(identity).orElseThrow(ForbiddenException::new);
    }

    /**
     * Lets a source post without a signature.
     *
     * @throws UnauthorizedException if it signs what it posts: its key alone is not enough then (problem
     *     {@code unauthenticated}, 401)
     */
    public static void requireKeySuffices(AlertSource source) {
        if (source.signs()) {
            throw new UnauthorizedException();
        }
    }

    /** The path of a format with its key in a header. */
    public static String pathOf(String format) {
        return INTAKE_PATH + "/" + format;
    }

    /** The source that makes this request; empty if it is somebody else. */
    public static Optional<AlertSource> knownSourceOf(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(SOURCE));
    }

    @Override
    public boolean covers(String path) {
        return INTAKE_PATHS.stream().anyMatch(intake -> isWithin(intake, path));
    }

    @Override
    public boolean isInBody(String path) {
        return isWithin(PAGERDUTY_PATH, path);
    }

    @Override
    public Optional<String> keyIn(byte[] body) {
        return RoutingKey.in(body);
    }

    private static boolean isWithin(String above, String path) {
        return path.equals(above) || path.startsWith(above + "/");
    }

    @Override
    public Optional<SecurityIdentity> remembered(String key) {
        return Optional.ofNullable(known.getIfPresent(key)).flatMap(identity -> identity);
    }

    @Override
    public Optional<SecurityIdentity> identify(String key) {
        return SourceKey.isOne(key)
                ? known.get(key, any -> sources.withKey(any).map(AlertSourceKeys::identity))
                : Optional.empty();
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
