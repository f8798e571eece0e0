package io.throughline.incident.catalog;

import io.throughline.incident.catalog.team.TeamRecorded;
import io.throughline.kit.republish.Republishable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Announces services again as they are, each under its next number: gaps are normal on their topic. */
@Singleton
public class ServiceRepublishing implements Republishable<String> {
    private final ServiceRepository services;
    private final ServiceAnnouncements announcements;
    private final Clock clock;

    ServiceRepublishing(ServiceRepository services, ServiceAnnouncements announcements, Clock clock) {
        this.services = services;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The other services reckon by the days on which the team works. */
    void on(@Observes TeamRecorded team) {
        announcements.again(services.lockedOf(team.slug()), clock.instant());
    }

    @Override
    public String kind() {
        return "services";
    }

    @Override
    public Optional<String> keyOf(String ref) {
        return services.findByIdOptional(ref).map(Service::slug);
    }

    @Override
    public List<String> keysAfter(@Nullable String last, int rows) {
        return services.keysAfter(last, rows);
    }

    @Override
    public List<String> sayUnlessLocked(List<String> keys) {
        List<Service> locked = services.lockedUnlessLocked(keys);
        announcements.again(locked, clock.instant());
        return locked.stream().map(Service::slug).toList();
    }

    @Override
    public void say(String key) {
        announcements.again(List.of(services.findById(key, LockModeType.PESSIMISTIC_WRITE)), clock.instant());
    }
}
