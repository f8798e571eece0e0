package io.throughline.incident.alert.source;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.throughline.kit.security.KeyAuthentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets senders in on the intake paths, and nowhere else. */
@Singleton
public class AlertSourceKeys implements KeyAuthentication {
    /** The one role of a sender. */
    public static final String ROLE = "alert-source";
    /** Below this path senders post alerts. */
    public static final String INTAKE_PATH = "/api/v1/alerts/alertmanager";

    private static final String SOURCE = "throughline.alert-source";

    private final AlertSourceService sources;

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
        return sources.withKey(key)
                .map(source -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(source.id().toString())) // names may be used again
                        .addRole(ROLE)
                        .addAttribute(SOURCE, source)
                        .build());
    }
}
