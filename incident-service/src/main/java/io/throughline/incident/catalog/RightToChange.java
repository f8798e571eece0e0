package io.throughline.incident.catalog;

import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who may change what the catalogue says of a service. */
@Singleton
class RightToChange {
    private final LivePeople people;
    private final Caller caller;

    RightToChange(LivePeople people, Caller caller) {
        this.people = people;
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
        if (!isOwner(service)) {
            throw new AccessDeniedException(
                    "Only an admin, or the service's owner or a deputy with the role service-owner, may change it.");
        }
    }

    /**
     * Refuses everybody who does not answer for the service themselves, admins too.
     *
     * @throws AccessDeniedException if the caller is neither, with the role, its owner nor a deputy (problem {@code forbidden}, 403)
     */
    void requireOwnershipOf(Service service) {
        if (!isOwner(service)) {
            throw new AccessDeniedException(
                    "Only the service's owner or a deputy, with the role service-owner, may confirm its record.");
        }
    }

    /** A placeholder and somebody who has left own nothing, whatever the record says. */
    private boolean isOwner(Service service) {
        String email = caller.email();
        return caller.hasRole(Roles.SERVICE_OWNER) && service.isOwnedBy(email) && people.includes(email);
    }
}
