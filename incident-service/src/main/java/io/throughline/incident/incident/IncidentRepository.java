package io.throughline.incident.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.Conditions;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The incidents. */
@Singleton
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {
    /** Advisory locks of groups; the class keeps them apart from those of other features. */
    private static final int LOCK_CLASS = 2;

    private static final List<IncidentStatus> OPEN =
            List.of(IncidentStatus.DECLARED, IncidentStatus.INVESTIGATING, IncidentStatus.MITIGATED);

    /** The open incident of a group, locked; until the transaction ends nobody else opens one for it. */
    Optional<Incident> lockedOpenOf(String service, String groupKey) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:class, hashtext(:group))")
                .setParameter("class", LOCK_CLASS)
                .setParameter("group", service + '/' + groupKey)
                .getSingleResult();
        return find("service = ?1 and groupKey = ?2 and status in ?3", service, groupKey, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Incident> named(String ref) {
        OptionalLong number = IncidentRef.number(ref);
        return number.isPresent()
                ? find("number", number.getAsLong()).firstResultOptional()
                : IncidentRef.id(ref).flatMap(this::findByIdOptional);
    }

    /** Newest first. */
    List<Incident> matching(IncidentFilter filter, OptionalLong beforeNumber, int rows) {
        Conditions conditions = Conditions.of("number < :before", "before", beforeNumber.orElse(Long.MAX_VALUE))
                .in("status", filter.statuses())
                .in("severity", filter.severities())
                .in("service", filter.services());
        return find(conditions.orderBy("number desc"), conditions.values())
                .page(0, rows)
                .list();
    }
}
