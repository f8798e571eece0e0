package io.throughline.incident.catalog;

import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who may change what the catalogue says of a service. */
@Singleton
class RightToChange {
    private final Caller caller;

    RightToChange(Caller caller) {
        this.caller = caller;
    }

    /**
     * Refuses a caller who may not.
     *
     * @param service null for one that is to be created
     * @throws AccessDeniedException if the caller is neither an admin nor, with the role, its owner or deputy (problem {@code forbidden}, 403)
     */
    void requireFor(@Nullable Service service) {
        if (caller.hasRole(Roles.ADMIN)) {
            return;
        }
        if (service == null) {
            throw new AccessDeniedException("An admin creates services.");
        }
        if (!caller.hasRole(Roles.SERVICE_OWNER) || !service.isOwnedBy(caller.email())) {
            throw new AccessDeniedException(
                    "Only an admin, or the service's owner or a deputy with the role service-owner, may change it.");
        }
    }
}
