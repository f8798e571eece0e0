package io.throughline.action.action;

import io.throughline.action.deadline.ClockStep;
import io.throughline.action.deadline.Deadlines;
import io.throughline.action.deadline.DueDate;
import io.throughline.kit.Ids;
import io.throughline.kit.calendar.BusinessCalendar;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A prevention action: one named person does one thing by one date, and somebody else makes sure that it holds.
 *
 * <p>Each command gives one change, numbered without gaps within the action; one that is not legal changes nothing.
 */
@Entity
public class Action {
    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private long number;

    private @Nullable UUID item;

    @Embedded
    private ActionDetails details;

    @Enumerated(EnumType.STRING)
    private ActionStatus status;

    private String owner;
    private @Nullable String service;
    private @Nullable String incident;

    @Embedded
    private DueDate due;

    @Embedded
    private @Nullable Evidence evidence;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "completed_by")
    private @Nullable String completedBy;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Column(name = "verified_by")
    private @Nullable String verifiedBy;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    @Embedded
    private @Nullable Obstacle obstacle;

    @Column(name = "risk_accepted_until")
    private @Nullable LocalDate riskAcceptedUntil;

    @Enumerated(EnumType.STRING)
    @Column(name = "due_step")
    private @Nullable ClockStep dueStep;

    @Enumerated(EnumType.STRING)
    @Column(name = "verification_step")
    private @Nullable ClockStep verificationStep;

    @Column(name = "alarm_at")
    private @Nullable Instant alarmAt;

    @Column(name = "last_sequence")
    private long lastSequence;

    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Action() {}

    /** An action that is about to be opened; {@link #open} says so. */
    Action(ActionDraft draft, Said said) {
        this.id = Ids.next();
        this.item = draft.item();
        this.details = draft.details();
        this.status = ActionStatus.OPEN;
        this.owner = draft.owner();
        this.service = draft.service();
        this.incident = draft.incident();
        this.due = draft.due();
        this.openedBy = said.by();
        this.openedAt = said.at();
    }

    /**
     * Somebody is asked for it.
     *
     * @param now PostgreSQL's time, here and below: a replica whose clock is wrong is not to swallow a reminder
     */
    ActionChange open(BusinessCalendar calendar, Said said, Instant now) {
        awaitDueDate(calendar, now);
        return changed(said, new ActionFact.Opened());
    }

    /** Somebody else owns it from now; what is awaited of them stays. */
    ActionChange assign(String person, Said said) {
        ActionMove.requireUnfinished(status, "assigned");
        String previous = owner;
        owner = person;
        return changed(said, new ActionFact.Assigned(previous));
    }

    /** It is described in other words. */
    ActionChange describe(ActionDetails as, Set<String> fields, Said said) {
        ActionMove.requireUnfinished(status, "described anew");
        details = as;
        return changed(said, new ActionFact.DetailsChanged(fields));
    }

    /** It is to be done by another date. */
    ActionChange moveDueDate(LocalDate dueOn, BusinessCalendar calendar, Said said, Instant now) {
        ActionMove.requireUnfinished(status, "given another due date");
        LocalDate previous = due.dueOn();
        due = due.movedTo(dueOn, calendar.zone());
        awaitDueDate(calendar, now);
        return changed(said, new ActionFact.DueDateMoved(previous));
    }

    /** Its owner works on it. */
    ActionChange start(Said said) {
        status = ActionMove.START.applyTo(status);
        obstacle = null;
        return changed(said, new ActionFact.Started());
    }

    /** It cannot go on. */
    ActionChange block(String reason, Said said) {
        status = ActionMove.BLOCK.applyTo(status);
        obstacle = new Obstacle(reason, said.by());
        return changed(said, new ActionFact.Blocked());
    }

    /** It is done, and waits for somebody else to make sure of it. */
    ActionChange complete(Evidence shown, List<String> verifiers, BusinessCalendar calendar, Said said) {
        status = ActionMove.COMPLETE.applyTo(status);
        obstacle = null;
        evidence = shown;
        completedBy = said.by();
        completedAt = said.at();
        due = due.settled();
        verificationStep = null;
        setAlarm(calendar);
        return changed(said, new ActionFact.Completed(shown, verifiers));
    }

    /** It holds; {@code shown} says why, if anything does. */
    ActionChange verify(@Nullable Evidence shown, Said said) {
        status = ActionMove.VERIFY.applyTo(status);
        verifiedBy = said.by();
        verifiedAt = said.at();
        alarmAt = null;
        return changed(said, new ActionFact.Verified(shown));
    }

    /** It is not done after all; its due date stands, and what was announced of it is not announced again. */
    ActionChange failVerification(BusinessCalendar calendar, Said said) {
        status = ActionMove.FAIL_VERIFICATION.applyTo(status);
        forgetCompletion();
        due = wasOverdue() ? due.overdue() : due;
        setAlarm(calendar);
        return changed(said, new ActionFact.VerificationFailed());
    }

    /** The risk is accepted until then. */
    ActionChange drop(LocalDate until, Said said) {
        status = ActionMove.DROP.applyTo(status);
        obstacle = null;
        riskAcceptedUntil = until;
        due = due.settled();
        alarmAt = null;
        return changed(said, new ActionFact.Dropped(until));
    }

    /** It is taken up again: it did not hold, or the risk is not accepted any more. */
    ActionChange reopen(LocalDate dueOn, BusinessCalendar calendar, Said said, Instant now) {
        ActionStatus previous = status;
        status = ActionMove.REOPEN.applyTo(status);
        forgetCompletion();
        riskAcceptedUntil = null;
        due = due.renewed(dueOn, calendar.zone());
        awaitDueDate(calendar, now);
        return changed(said, new ActionFact.Reopened(previous));
    }

    /**
     * Its alarm has rung.
     *
     * @param now PostgreSQL's time
     * @param verifiers who may verify it
     * @param serviceOwners who answers for its service, most first
     * @return empty if nothing is due after all: its team works on other days than when the alarm was set
     */
    Optional<ActionChange> ring(
            Instant now, BusinessCalendar calendar, List<String> verifiers, List<String> serviceOwners) {
        Optional<ClockStep> step = deadlines(calendar).dueStep(lastStep(), now);
        step.ifPresent(this::setLastStep);
        setAlarm(calendar);
        if (step.isPresent() && step.get() == ClockStep.OVERDUE) {
            due = due.overdue();
        }
        return step.map(taken -> ClockFacts.of(taken, daysLeft(now), verifiers, serviceOwners))
                .map(fact -> changedByClock(Said.bySystem(now), fact));
    }

    private int daysLeft(Instant now) {
        return (int)
                (due.dueOn().toEpochDay() - LocalDate.ofInstant(now, due.zone()).toEpochDay());
    }

    private void forgetCompletion() {
        evidence = null;
        completedBy = null;
        completedAt = null;
        verifiedBy = null;
        verifiedAt = null;
    }

    private void awaitDueDate(BusinessCalendar calendar, Instant now) {
        dueStep = deadlines(calendar).passedReminder(now).orElse(null);
        setAlarm(calendar);
    }

    private void setAlarm(BusinessCalendar calendar) {
        alarmAt = deadlines(calendar).next(lastStep()).orElse(null);
    }

    private boolean wasOverdue() {
        return dueStep != null && !dueStep.isReminder();
    }

    private @Nullable ClockStep lastStep() {
        return status == ActionStatus.DONE ? verificationStep : dueStep;
    }

    private void setLastStep(ClockStep step) {
        if (status == ActionStatus.DONE) {
            verificationStep = step;
        } else {
            dueStep = step;
        }
    }

    private Deadlines deadlines(BusinessCalendar calendar) {
        return new Deadlines(due, status == ActionStatus.DONE ? completedAt : null, calendar);
    }

    /** People's commands count as versions; what the clock does must not make anybody's If-Match stale. */
    private ActionChange changed(Said said, ActionFact fact) {
        version++;
        return changedByClock(said, fact);
    }

    private ActionChange changedByClock(Said said, ActionFact fact) {
        lastSequence++;
        return new ActionChange(this, lastSequence, said, fact);
    }

    /** The number of the last event. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Version 7. */
    public UUID id() {
        return id;
    }

    /** What people call it: {@code ACT-7}. */
    public String reference() {
        return ActionRef.ACTIONS.to(number);
    }

    /** In order of opening. */
    long number() {
        return number;
    }

    /** Draft of the review that asked for it; null if none did. */
    public @Nullable UUID item() {
        return item;
    }

    /** What is to be done. */
    public ActionDetails details() {
        return details;
    }

    /** Where it stands. */
    public ActionStatus status() {
        return status;
    }

    /** E-mail of the one who does it. */
    public String owner() {
        return owner;
    }

    /** Slug; null if it concerns none. */
    public @Nullable String service() {
        return service;
    }

    /** Reference; null if it comes from none. */
    public @Nullable String incident() {
        return incident;
    }

    /** By when it is to be done. */
    public DueDate due() {
        return due;
    }

    /** What shows that it is done; null until it is. */
    public @Nullable Evidence evidence() {
        return evidence;
    }

    /** E-mail; null until it is done. */
    public @Nullable String completedBy() {
        return completedBy;
    }

    /** E-mail; null until it is verified. */
    public @Nullable String verifiedBy() {
        return verifiedBy;
    }

    /** Null unless it was dropped. */
    public @Nullable LocalDate riskAcceptedUntil() {
        return riskAcceptedUntil;
    }

    String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    /** Nothing that happens now was before. */
    Instant latestTime() {
        return Stream.of(openedAt, completedAt, verifiedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Nullable
    public Instant verifiedAt() {
        return verifiedAt;
    }

    @Nullable
    Obstacle obstacle() {
        return obstacle;
    }

    /** From 1; one more with each change by people. */
    long version() {
        return version;
    }
}
