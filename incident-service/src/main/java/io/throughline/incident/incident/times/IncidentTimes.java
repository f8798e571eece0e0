package io.throughline.incident.incident.times;

import static io.throughline.incident.incident.times.IncidentTime.ACKNOWLEDGED;
import static io.throughline.incident.incident.times.IncidentTime.CLOSED;
import static io.throughline.incident.incident.times.IncidentTime.DECLARED;
import static io.throughline.incident.incident.times.IncidentTime.DETECTED;
import static io.throughline.incident.incident.times.IncidentTime.IMPACT_ENDED;
import static io.throughline.incident.incident.times.IncidentTime.IMPACT_STARTED;
import static io.throughline.incident.incident.times.IncidentTime.LEAD_ASSIGNED;
import static io.throughline.incident.incident.times.IncidentTime.MITIGATED;
import static io.throughline.incident.incident.times.IncidentTime.REOPENED;
import static io.throughline.incident.incident.times.IncidentTime.RESOLVED;
import static io.throughline.incident.incident.times.IncidentTime.REVIEW_PUBLISHED;

import io.throughline.incident.incident.impact.Impact;
import io.throughline.incident.incident.impact.ImpactInterval;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** When things really happened, as far as is known: data that people correct, not times of rows. */
@Embeddable
public class IncidentTimes {
    /** Whatever is older than this is a slip of whoever typed it. */
    private static final Instant FLOOR = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * What cannot be later than what. An impact may well end before anybody notices it, and a review may be published, or
     * amended, after its incident was closed.
     */
    private static final List<Order> ORDERS = List.of(
            new Order(IMPACT_STARTED, IMPACT_ENDED),
            new Order(IMPACT_STARTED, MITIGATED),
            new Order(IMPACT_STARTED, RESOLVED),
            new Order(IMPACT_ENDED, RESOLVED),
            new Order(DETECTED, DECLARED),
            new Order(DETECTED, ACKNOWLEDGED),
            new Order(DETECTED, LEAD_ASSIGNED),
            new Order(DETECTED, RESOLVED),
            new Order(MITIGATED, RESOLVED),
            new Order(REOPENED, MITIGATED),
            new Order(REOPENED, RESOLVED),
            new Order(RESOLVED, REVIEW_PUBLISHED),
            new Order(RESOLVED, CLOSED));

    @Column(name = "impact_started_at")
    private @Nullable Instant impactStartedAt;

    @Column(name = "detected_at")
    private @Nullable Instant detectedAt;

    @Column(name = "declared_at")
    private @Nullable Instant declaredAt;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Column(name = "lead_assigned_at")
    private @Nullable Instant leadAssignedAt;

    @Column(name = "mitigated_at")
    private @Nullable Instant mitigatedAt;

    @Column(name = "impact_ended_at")
    private @Nullable Instant impactEndedAt;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @Column(name = "reopened_at")
    private @Nullable Instant reopenedAt;

    @Column(name = "review_published_at")
    private @Nullable Instant reviewPublishedAt;

    @Column(name = "last_action_verified_at")
    private @Nullable Instant lastActionVerifiedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ImpactInterval> impact = List.of();

    /** For Hibernate. */
    protected IncidentTimes() {}

    private IncidentTimes(Instant detectedAt, Instant declaredAt) {
        this.detectedAt = detectedAt;
        this.declaredAt = declaredAt;
    }

    /**
     * Those of an incident that is just being declared.
     *
     * @param detectedAt null if it is noticed now
     * @param wrong what else is wrong with the declaration
     * @throws InvalidFieldsException if anything is (problem {@code invalid-request}, 400)
     */
    public static IncidentTimes atDeclaration(
            @Nullable Instant detectedAt, @Nullable Instant impactStartedAt, List<FieldError> wrong, Instant now) {
        IncidentTimes times = new IncidentTimes(Optional.ofNullable(detectedAt).orElse(now), now);
        times.impactStartedAt = impactStartedAt;
        times.requireConsistent(
                Map.of(
                        DETECTED, "/detectedAt",
                        IMPACT_STARTED, "/impactStartedAt"),
                wrong,
                now);
        return times;
    }

    /** Null while it has not happened, or is not known. */
    public @Nullable Instant get(IncidentTime time) {
        return switch (time) {
            case IMPACT_STARTED -> impactStartedAt;
            case DETECTED -> detectedAt;
            case DECLARED -> declaredAt;
            case ACKNOWLEDGED -> acknowledgedAt;
            case LEAD_ASSIGNED -> leadAssignedAt;
            case MITIGATED -> mitigatedAt;
            case IMPACT_ENDED -> impactEndedAt;
            case RESOLVED -> resolvedAt;
            case REOPENED -> reopenedAt;
            case REVIEW_PUBLISHED -> reviewPublishedAt;
            case LAST_ACTION_VERIFIED -> lastActionVerifiedAt;
            case CLOSED -> closedAt;
        };
    }

    /** The time, of which there always is one: {@code DETECTED}, {@code DECLARED}. */
    public Instant require(IncidentTime time) {
        return Objects.requireNonNull(get(time), time.fieldName());
    }

    /** Takes a time over; {@link #requireConsistent} says whether it can be. */
    public void set(IncidentTime time, @Nullable Instant at) {
        switch (time) {
            case IMPACT_STARTED -> impactStartedAt = at;
            case DETECTED -> detectedAt = at;
            case DECLARED -> declaredAt = at;
            case ACKNOWLEDGED -> acknowledgedAt = at;
            case LEAD_ASSIGNED -> leadAssignedAt = at;
            case MITIGATED -> mitigatedAt = at;
            case IMPACT_ENDED -> impactEndedAt = at;
            case RESOLVED -> resolvedAt = at;
            case REOPENED -> reopenedAt = at;
            case REVIEW_PUBLISHED -> reviewPublishedAt = at;
            case LAST_ACTION_VERIFIED -> lastActionVerifiedAt = at;
            case CLOSED -> closedAt = at;
        }
    }

    /**
     * Takes a time over.
     *
     * @param pointer field of the request that says when
     * @throws InvalidFieldsException if that contradicts what is known (problem {@code invalid-request}, 400)
     */
    public void setConsistent(IncidentTime time, Instant at, String pointer, Instant now) {
        set(time, at);
        requireConsistent(Map.of(time, pointer), List.of(), now);
    }

    /**
     * What a clock elsewhere says, as far as it fits: not before anybody noticed, not later than now, and in the
     * microseconds that PostgreSQL keeps, which would round up to a time that is to come.
     */
    public Instant fitting(Instant at, Instant now) {
        Instant detected = require(DETECTED);
        Instant noticed = at.isBefore(detected) ? detected : at;
        return (noticed.isBefore(now) ? noticed : now).truncatedTo(ChronoUnit.MICROS);
    }

    /** When the impact was said to be over: mitigated, or else resolved; null while neither. */
    public @Nullable Instant stoppedAt() {
        return mitigatedAt == null ? resolvedAt : mitigatedAt;
    }

    /** Takes a time over unless there is one: the first acknowledgement counts. */
    public void setFirst(IncidentTime time, Instant at) {
        if (get(time) == null) {
            set(time, at);
        }
    }

    /** Takes a time over unless a later one is known: the last verification counts. */
    public void setLast(IncidentTime time, Instant at) {
        Instant known = get(time);
        if (known == null || at.isAfter(known)) {
            set(time, at);
        }
    }

    /**
     * Something happened that the impact ended with.
     *
     * @param time what happened
     * @param pointer field of the request that says when
     * @throws InvalidFieldsException if that contradicts what is known (problem {@code invalid-request}, 400)
     */
    public void setWithEndOfImpact(IncidentTime time, Instant at, String pointer, Instant now) {
        set(time, at);
        Impact stopped = impact().stop(at);
        List<FieldError> errors = stopped.contradictions().stream()
                .map(error -> new FieldError(pointer, error.reason()))
                .toList();
        impact = stopped.intervals();
        impactEndedAt = stopped.endedAt();
        requireConsistent(Map.of(time, pointer), errors, now);
    }

    /**
     * It was not over: what was recorded of its end does not hold any more.
     *
     * @param pointer field of the request that says when
     * @throws InvalidFieldsException if that was before the end (problem {@code invalid-request}, 400)
     */
    public void reopen(Instant at, String pointer, Instant now) {
        Instant ended = Optional.ofNullable(resolvedAt).orElseGet(() -> require(MITIGATED));
        if (at.isBefore(ended)) {
            throw new InvalidFieldsException(pointer, "reopenedAt " + at + " is before " + ended + ", when it ended");
        }
        List.of(MITIGATED, RESOLVED, REVIEW_PUBLISHED, CLOSED).forEach(time -> set(time, null));
        reopenedAt = at;
        requireConsistent(Map.of(REOPENED, pointer), List.of(), now);
    }

    /**
     * Takes over what is known of the impact; when it started and ended follows from the intervals.
     *
     * @param said the interval that is new, or has changed
     *
     * @throws InvalidFieldsException if that contradicts itself or other times (problem {@code invalid-request}, 400)
     */
    public void setImpact(Impact changed, ImpactInterval said, Instant now) {
        impact = changed.intervals();
        if (changed.startedAt() != null) {
            impactStartedAt = changed.startedAt();
        }
        impactEndedAt = changed.endedAt();
        List<FieldError> errors = new ArrayList<>(changed.contradictions());
        outOfBounds(said.startedAt(), "/startedAt", now).ifPresent(errors::add);
        outOfBounds(said.endedAt(), "/endedAt", now).ifPresent(errors::add);
        requireConsistent(
                Map.of(
                        IMPACT_STARTED, "/startedAt",
                        IMPACT_ENDED, "/endedAt"),
                errors,
                now);
    }

    /** The latest of all. */
    public Instant latest() {
        return Arrays.stream(IncidentTime.values())
                .map(this::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What it does to customers. */
    public Impact impact() {
        return new Impact(impact);
    }

    /**
     * Holds times that have changed against all others.
     *
     * @param changed the times that have changed, each with the field of the request that it came from
     * @param others what else is wrong
     * @throws InvalidFieldsException naming both times of each contradiction (problem {@code invalid-request}, 400)
     */
    public void requireConsistent(Map<IncidentTime, String> changed, List<FieldError> others, Instant now) {
        List<FieldError> errors = new ArrayList<>(others);
        errors.addAll(contradictions(changed, now));
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors.stream().distinct().toList());
        }
    }

    private List<FieldError> contradictions(Map<IncidentTime, String> changed, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        changed.forEach((time, pointer) -> outOfBounds(get(time), pointer, now).ifPresent(errors::add));
        for (Order order : ORDERS) {
            String pointer = changed.getOrDefault(order.later(), changed.get(order.earlier()));
            Instant earlier = get(order.earlier());
            Instant later = get(order.later());
            if (pointer != null && earlier != null && later != null && later.isBefore(earlier)) {
                errors.add(new FieldError(
                        pointer,
                        order.later().fieldName() + " " + later + " is before "
                                + order.earlier().fieldName() + " " + earlier));
            }
        }
        return errors;
    }

    /** A time that is not of this world: still to come, or of another century. */
    public static Optional<FieldError> outOfBounds(@Nullable Instant at, String pointer, Instant now) {
        if (at != null && at.isAfter(now)) {
            return Optional.of(new FieldError(pointer, at + " is in the future: it is " + now + " now"));
        }
        if (at != null && at.isBefore(FLOOR)) {
            return Optional.of(new FieldError(pointer, at + " is before " + FLOOR + ": too long ago"));
        }
        return Optional.empty();
    }

    private record Order(IncidentTime earlier, IncidentTime later) {}
}
