package io.throughline.incident.incident;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.Conditions;
import jakarta.inject.Singleton;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incidents. */
@Singleton
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {
    /** Advisory locks of groups; the class keeps them apart from those of other features. */
    static final int LOCK_CLASS = 2;

    static final List<IncidentStatus> OPEN = Arrays.stream(IncidentStatus.values())
            .filter(IncidentStatus::isOpen)
            .toList();
    private static final List<IncidentStatus> OVER = Arrays.stream(IncidentStatus.values())
            .filter(IncidentStatus::isOver)
            .toList();

    /**
     * Until the transaction ends nobody else opens or reopens an incident of that group. To be called before any row of
     * an incident is locked, so that nobody waits in a circle.
     */
    void lockGroup(String service, String groupKey) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:class, hashtext(:group))")
                .setParameter("class", LOCK_CLASS)
                .setParameter("group", service + '/' + groupKey)
                .getSingleResult();
    }

    /** Locks the group of an incident, if it has one, without reading more of it: its state is read under its own lock. */
    void lockGroupOf(String ref) {
        Optional<Group> group =
                select(ref).flatMap(query -> query.project(Group.class).firstResultOptional());
        group.filter(any -> any.groupKey() != null)
                .ifPresent(any -> lockGroup(any.service(), String.valueOf(any.groupKey())));
    }

    /** The open incident of a group. */
    Optional<Incident> openOf(Group group, LockModeType lock) {
        return find("service = ?1 and groupKey = ?2 and status in ?3", group.service(), group.groupKey(), OPEN)
                .withLock(lock)
                .firstResultOptional();
    }

    /** The incident of a group that was resolved last, after {@code after}, and that can be reopened. */
    Optional<Incident> resolvedOf(Group group, Instant after, LockModeType lock) {
        return find(
                        "service = ?1 and groupKey = ?2 and status in ?3 and times.resolvedAt > ?4"
                                + " and (status = RESOLVED or lead is not null) order by times.resolvedAt desc",
                        group.service(),
                        group.groupKey(),
                        OVER,
                        after)
                .withLock(lock)
                .firstResultOptional();
    }

    /** Another open incident of the same group; asked before the change of this one is written. */
    Optional<Incident> openBeside(Incident incident) {
        if (incident.groupKey() == null) {
            return Optional.empty();
        }
        return getEntityManager()
                .createQuery(
                        "select i from Incident i"
                                + " where i.service = :service and i.groupKey = :key and i.status in :open and i.id <> :id",
                        Incident.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("service", incident.service())
                .setParameter("key", incident.groupKey())
                .setParameter("open", OPEN)
                .setParameter("id", incident.id())
                .getResultStream()
                .findFirst();
    }

    /** The id behind a reference. */
    Optional<UUID> idOf(String reference) {
        OptionalLong number = IncidentRef.INCIDENTS.number(reference);
        return number.isEmpty()
                ? Optional.empty()
                : getEntityManager()
                        .createQuery("select i.id from Incident i where i.number = :number", UUID.class)
                        .setParameter("number", number.getAsLong())
                        .getResultStream()
                        .findFirst();
    }

    Optional<Incident> named(String ref) {
        return select(ref).flatMap(PanacheQuery::firstResultOptional);
    }

    /** Locked for a change; not to be read before in the same transaction, since Hibernate would keep what it read. */
    Optional<Incident> lockNamed(String ref) {
        return select(ref)
                .flatMap(query -> query.withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional());
    }

    /** Whether that person may know of the incident although it is private, as it was before this transaction. */
    boolean mayRead(String email, UUID incident) {
        return (Boolean) getEntityManager()
                .createNativeQuery("SELECT may_read_incident(:reader, :incident)", Boolean.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("reader", email)
                .setParameter("incident", incident)
                .getSingleResult();
    }

    /** Everybody who may know of the incident although it is private; sees what this transaction has changed. */
    @SuppressWarnings("unchecked") // a native query of one text column
    List<String> readersOf(UUID incident) {
        flush();
        return getEntityManager()
                .createNativeQuery("SELECT reader FROM incident_reader(:incident) AS reader ORDER BY 1", String.class)
                .setParameter("incident", incident)
                .getResultList();
    }

    /** Newest first, without the private ones that the reader may not know of. */
    List<Incident> matching(IncidentFilter filter, String reader, OptionalLong beforeNumber, int rows) {
        Conditions conditions = Conditions.of("number < :before", "before", beforeNumber.orElse(Long.MAX_VALUE))
                .and("(not restricted or function('may_read_incident', :reader, id) = true)", "reader", reader)
                .in("status", filter.statuses())
                .in("severity", filter.severities())
                .in("service", filter.services())
                .in("lead", filter.leads());
        filter.declaredFrom().ifPresent(from -> conditions.and("times.declaredAt >= :from", "from", from));
        filter.declaredTo().ifPresent(to -> conditions.and("times.declaredAt < :to", "to", to));
        return find(conditions.orderBy("number desc"), conditions.values())
                .page(0, rows)
                .list();
    }

    /** By when they started, private ones too, without those that were called off. */
    @SuppressWarnings("unchecked") // a native query of one uuid column
    List<UUID> startedBetween(String service, Instant from, Instant to) {
        return getEntityManager()
                .createNativeQuery("""
                        SELECT id FROM incident
                        WHERE coalesce(impact_started_at, detected_at) BETWEEN :from AND :to
                          AND (service = :service OR :service = ANY (services)) AND status NOT IN ('CANCELLED', 'MERGED')
                        ORDER BY id""", UUID.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("service", service)
                .getResultList();
    }

    /** In the order of their ids, neither read nor locked. */
    List<UUID> idsAfter(@Nullable UUID last, int rows) {
        return find("select id from Incident where id > ?1 order by id", last == null ? new UUID(0, 0) : last)
                .project(UUID.class)
                .page(0, rows)
                .list();
    }

    /** Those of these that nobody else has locked, locked. */
    @SuppressWarnings("unchecked") // a native query of that entity
    List<Incident> lockedUnlessLocked(List<UUID> ids) {
        return getEntityManager()
                .createNativeQuery("SELECT * FROM incident WHERE id IN (:ids) FOR UPDATE SKIP LOCKED", Incident.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private Optional<PanacheQuery<Incident>> select(String ref) {
        OptionalLong number = IncidentRef.INCIDENTS.number(ref);
        return number.isPresent()
                ? Optional.of(find("number", number.getAsLong()))
                : IncidentRef.INCIDENTS.id(ref).map(id -> find("id", id));
    }

    /** What incidents of one kind have in common; of each there is at most one open at a time. */
    record Group(String service, @Nullable String groupKey) {}
}
