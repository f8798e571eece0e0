package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.impact.Impact;
import io.throughline.incident.incident.impact.ImpactInterval;
import io.throughline.incident.incident.impact.ImpactRequest;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.incident.times.IncidentTimes;
import io.throughline.incident.incident.times.TimeCorrections;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * An incident, from its declaration to its end. Each command checks whether it is legal, changes the state and gives the
 * fact that it made true; the times of a refused command are not to be kept, so its transaction must not commit.
 */
@Entity
public class Incident {
    /** Who does what no person does. */
    public static final String SYSTEM = "system";

    private static final String AT = "/at";

    @Id
    private UUID id;

    @Generated
    private long number;

    private String title;

    private String service;

    private List<String> services;

    @Nullable
    @Column(name = "group_key")
    private String groupKey;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private IncidentStatus status;

    @Nullable
    private String lead;

    @Column(name = "private")
    private boolean restricted;

    private List<String> members;

    @Enumerated(EnumType.STRING)
    @Column(name = "detected_by")
    private DetectionMethod detectedBy;

    @Column(name = "declared_by")
    private String declaredBy;

    @Embedded
    private IncidentTimes times;

    @Embedded
    private Roles roles;

    private long version;

    @Column(name = "last_sequence")
    private long lastSequence;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Incident() {}

    /** @param wrong what else is wrong with the request; said together with what is wrong with its times */
    Incident(UUID id, Declaration declaration, Said said, List<FieldError> wrong) {
        this.id = id;
        this.title = declaration.title();
        this.service = declaration.services().get(0);
        this.services = declaration.services();
        this.groupKey = declaration.groupKey();
        this.severity = declaration.severity();
        this.status = IncidentStatus.DECLARED;
        this.restricted = declaration.restricted();
        this.members = List.of();
        this.detectedBy = declaration.detectedBy();
        this.declaredBy = said.by();
        this.times =
                IncidentTimes.atDeclaration(declaration.detectedAt(), declaration.impactStartedAt(), wrong, said.now());
        this.roles = new Roles();
        this.version = 1;
    }

    /**
     * Somebody takes it on and leads it from now.
     *
     * @throws IllegalMoveException unless it is just declared (problem {@code illegal-move}, 409)
     */
    IncidentFact.Acknowledged acknowledge(String newLead, Said said) {
        status = status.moveTo(IncidentStatus.INVESTIGATING, "acknowledge", reference());
        times.setFirst(IncidentTime.ACKNOWLEDGED, said.at());
        giveLead(newLead, said);
        times.requireConsistent(Map.of(IncidentTime.ACKNOWLEDGED, AT), List.of(), said.now());
        return new IncidentFact.Acknowledged(newLead);
    }

    /** Stops the customer impact; the fault itself may still be there. Illegal unless it is being investigated. */
    IncidentFact.Mitigated mitigate(Said said) {
        status = status.moveTo(IncidentStatus.MITIGATED, "mitigate", reference());
        times.setWithEndOfImpact(IncidentTime.MITIGATED, said.at(), AT, said.now());
        return new IncidentFact.Mitigated();
    }

    /**
     * The service is healthy.
     *
     * @param fixVerifiedBy who made sure that the fix made no new risk; null if nobody is named
     * @throws UnmetConditionException if it is so severe that its impact must be known (problem {@code condition-unmet}, 409)
     */
    IncidentFact.Resolved resolve(@Nullable String fixVerifiedBy, Said said) {
        status = status.moveTo(IncidentStatus.RESOLVED, "resolve", reference());
        impact().requireKnownFor(severity);
        times.setWithEndOfImpact(IncidentTime.RESOLVED, said.at(), AT, said.now());
        return new IncidentFact.Resolved(fixVerifiedBy);
    }

    /**
     * It is not over: what was said of its end does not hold any more.
     *
     * @param newLead who leads it now; null if nobody ever did, and nobody is to
     */
    IncidentFact.Reopened reopen(@Nullable String newLead, Said said) {
        IncidentStatus from = status;
        status = status.moveTo(
                newLead == null ? IncidentStatus.DECLARED : IncidentStatus.INVESTIGATING, "reopen", reference());
        times.reopen(said.at(), AT, said.now());
        if (newLead != null && !newLead.equals(lead)) {
            giveLead(newLead, said);
        }
        return new IncidentFact.Reopened(from);
    }

    /** A false alarm. Illegal once the impact was stopped. */
    IncidentFact.Cancelled cancel() {
        status = status.moveTo(IncidentStatus.CANCELLED, "cancel", reference());
        return new IncidentFact.Cancelled();
    }

    /** It was no false alarm: it waits for a lead again. */
    IncidentFact.Reinstated reinstate(Said said) {
        status = status.moveTo(IncidentStatus.DECLARED, "reinstate", reference());
        var unused = roles.end(IncidentRole.LEAD, null, said.now());
        lead = null;
        return new IncidentFact.Reinstated();
    }

    /** Everything it led to is done, or was waived; whether that is so is for {@link IncidentReviews} to say. */
    IncidentFact.Closed close(Said said) {
        status = status.moveTo(IncidentStatus.CLOSED, "close", reference());
        times.setConsistent(IncidentTime.CLOSED, said.at(), AT, said.now());
        return new IncidentFact.Closed();
    }

    /**
     * Somebody who was told of it says that they know; they do not lead it. Who does so once it is over tidies up.
     *
     * @param at when they said so; their clock is believed as far as it fits
     * @return whether nobody had acknowledged it before
     */
    boolean acknowledgeUnled(Instant at, Said said) {
        boolean tooLate = status.isOver() && at.isAfter(times.require(IncidentTime.RESOLVED));
        if (status.isVoid() || tooLate || times.get(IncidentTime.ACKNOWLEDGED) != null) {
            return false;
        }
        times.set(IncidentTime.ACKNOWLEDGED, times.fitting(at, said.now()));
        return true;
    }

    /** Somebody made sure that one of its actions holds; the last one counts, also after its end. */
    void noteVerification(Instant at, Said said) {
        times.setLast(IncidentTime.LAST_ACTION_VERIFIED, times.fitting(at, said.now()));
    }

    /** Its review is being published: prevention begins. A further version of the review moves nothing. */
    public void beginPrevention(Said said) {
        if (status != IncidentStatus.PREVENTING && status != IncidentStatus.CLOSED) {
            status = status.moveTo(IncidentStatus.PREVENTING, "review/publish", reference());
        }
        times.setFirst(IncidentTime.REVIEW_PUBLISHED, said.now());
    }

    /** Gives somebody a role; one of which there is one holder only is handed over. */
    IncidentFact.RoleAssigned assign(IncidentRole role, String person, Said said) {
        Optional<String> previous = role == IncidentRole.RESPONDER ? Optional.empty() : roles.holderOf(role);
        if (role == IncidentRole.LEAD) {
            giveLead(person, said);
        } else {
            roles.give(this, role, person, said.now());
        }
        return new IncidentFact.RoleAssigned(role, person, previous.orElse(null));
    }

    /**
     * Takes a role from somebody without giving it to another.
     *
     * @param person which of the responders; may be null for the other roles
     * @throws UnmetConditionException for the lead of an incident that goes on (problem {@code condition-unmet}, 409)
     * @throws UnknownResourceException if nobody has it (problem {@code not-found}, 404)
     */
    IncidentFact.RoleRemoved remove(IncidentRole role, @Nullable String person, Said said) {
        if (role == IncidentRole.LEAD && status.isOpen()) {
            throw new UnmetConditionException(
                    "An incident that goes on needs a lead: hand it over with PUT …/roles/LEAD instead.");
        }
        String holder = roles.end(role, person, said.now())
                .orElseThrow(() -> new UnknownResourceException("holder of the role", role.name()));
        if (role == IncidentRole.LEAD) {
            lead = null;
        }
        return new IncidentFact.RoleRemoved(role, holder);
    }

    /**
     * Says that it is worse, or less bad, than was thought.
     *
     * @throws UnmetConditionException if it is over and its impact must be known by then (problem {@code condition-unmet}, 409)
     */
    IncidentFact.SeverityChanged changeSeverity(Severity to) {
        if (status.isOver()) {
            impact().requireKnownFor(to);
        }
        IncidentFact.SeverityChanged changed = new IncidentFact.SeverityChanged(severity, to);
        severity = to;
        return changed;
    }

    /** Sets the open interval of impact, or starts a new one. */
    IncidentFact.ImpactRecorded recordImpact(ImpactRequest request, Said said) {
        Impact changed = impact().record(request, times.get(IncidentTime.IMPACT_STARTED), times.stoppedAt());
        ImpactInterval interval = changed.last().orElseThrow();
        times.setImpact(changed, interval, said.now());
        return new IncidentFact.ImpactRecorded(interval);
    }

    /** Sets an interval of impact right. */
    IncidentFact.ImpactRecorded correctImpact(int number, ImpactRequest request, Said said) {
        Impact changed = impact().correct(number, request);
        ImpactInterval interval = changed.intervals().get(number - 1);
        times.setImpact(changed, interval, said.now());
        return new IncidentFact.ImpactRecorded(interval);
    }

    /**
     * Sets times right.
     *
     * @throws InvalidFieldsException if they contradict others, or have not happened (problem {@code invalid-request}, 400)
     */
    IncidentFact.TimesCorrected correctTimes(Map<IncidentTime, Instant> right, Said said) {
        return new IncidentFact.TimesCorrected(TimeCorrections.apply(right, times, said.now()));
    }

    /** Says who else may know of it. */
    IncidentFact.AccessChanged changeAccess(boolean nowRestricted, List<String> nowMembers) {
        restricted = nowRestricted;
        members = List.copyOf(nowMembers);
        return new IncidentFact.AccessChanged(restricted, members);
    }

    private void giveLead(String person, Said said) {
        roles.give(this, IncidentRole.LEAD, person, said.now());
        lead = person;
        times.setFirst(IncidentTime.LEAD_ASSIGNED, said.at());
    }

    /** Takes the number of the next event; gapless as long as every number taken is announced in the same transaction. */
    long nextSequence() {
        return ++lastSequence;
    }

    /** The number of the last event. */
    public long lastSequence() {
        return lastSequence;
    }

    /** A person's command has changed it: whoever read it before has read something else. */
    void changedByPerson() {
        version++;
    }

    /** UUID version 7. */
    public UUID id() {
        return id;
    }

    /** What people call it: {@code INC-12}. */
    public String reference() {
        return IncidentRef.INCIDENTS.to(number);
    }

    long number() {
        return number;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** Slug of the primary service. */
    public String service() {
        return service;
    }

    /** Slugs of all services that it concerns, the primary one first; an earlier release wrote the primary one only. */
    public List<String> services() {
        return services.isEmpty() ? List.of(service) : List.copyOf(services);
    }

    @Nullable
    String groupKey() {
        return groupKey;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** Where it stands. */
    public IncidentStatus status() {
        return status;
    }

    /** E-mail; null while nobody leads it. */
    public @Nullable String lead() {
        return lead;
    }

    /** Whether only its members may know of it. */
    public boolean isRestricted() {
        return restricted;
    }

    /** E-mails of whom people added to those who may know of it. */
    public List<String> members() {
        return List.copyOf(members);
    }

    /** Who noticed. */
    public DetectionMethod detectedBy() {
        return detectedBy;
    }

    /** E-mail of the person, or {@link #SYSTEM}. */
    public String declaredBy() {
        return declaredBy;
    }

    /** When it really happened; null while it has not, or nobody knows. */
    public @Nullable Instant time(IncidentTime time) {
        return times.get(time);
    }

    /** The latest moment that it knows of: for it, now is never before, whatever the clock of a replica says. */
    Instant latestTime() {
        return times.latest();
    }

    /** What it does to customers. */
    public Impact impact() {
        return times.impact();
    }

    Roles roles() {
        return roles;
    }

    /** From 1; the ETag. */
    long version() {
        return version;
    }
}
