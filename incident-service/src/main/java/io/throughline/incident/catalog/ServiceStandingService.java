package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.Attestation;
import io.throughline.kit.Slug;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.VersionRequiredException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether a record still holds: its owner confirms it, or the service is no more. */
@ApplicationScoped
class ServiceStandingService {
    private static final Logger LOG = Logger.getLogger(ServiceStandingService.class);

    private final ServiceRepository services;
    private final RightToChange rightToChange;
    private final ServiceAnnouncements announcements;
    private final CatalogConfig config;
    private final Caller caller;
    private final Clock clock;

    ServiceStandingService(
            ServiceRepository services,
            RightToChange rightToChange,
            ServiceAnnouncements announcements,
            CatalogConfig config,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.rightToChange = rightToChange;
        this.announcements = announcements;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Confirms that the record is true.
     *
     * @param seen the version that is confirmed; may be none
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller is neither its live owner nor a live deputy (problem {@code forbidden}, 403)
     * @throws StaleVersionException if the record has changed since (problem {@code stale-version}, 412)
     * @throws IllegalMoveException if the service is retired (problem {@code illegal-move}, 409)
     */
    @Transactional
    ServiceView attest(String slug, AttestationRequest request, VersionTag seen) {
        Service service = locked(slug);
        rightToChange.requireOwnershipOf(service);
        seen.requireIfSent(service.version());
        service.requireInUse();
        Instant now = clock.instant();
        service.attest(new Attestation(now, caller.email(), request.note(), now.plus(config.attestEvery())));
        announcements.recorded(service);
        LOG.infof("service attested slug=%s version=%d by=%s", slug, service.version(), caller.email());
        return ServiceView.of(service);
    }

    /**
     * Takes a service out of use; its record is kept. One that is retired already stays as it is.
     *
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not change it (problem {@code forbidden}, 403)
     * @throws VersionRequiredException if the caller does not say which version they saw (428)
     * @throws StaleVersionException if the record has changed since (problem {@code stale-version}, 412)
     */
    @Transactional
    ServiceView retire(String slug, VersionTag seen) {
        Service service = locked(slug);
        rightToChange.requireFor(service);
        seen.requireFor(service.version());
        if (service.retiredAt() == null) {
            service.retire(caller.email(), clock.instant());
            announcements.recorded(service);
            LOG.infof("service retired slug=%s version=%d by=%s", slug, service.version(), caller.email());
        }
        return ServiceView.of(service);
    }

    private Service locked(String slug) {
        return Optional.of(slug)
                .filter(Slug::isSlug)
                .flatMap(known -> services.findByIdOptional(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownResourceException("service", slug));
    }
}
