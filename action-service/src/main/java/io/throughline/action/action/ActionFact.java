package io.throughline.action.action;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to an action; who did it, when and why is in the {@link ActionChange} around it. */
public sealed interface ActionFact {
    /** Somebody is asked for something. */
    record Opened() implements ActionFact {}

    /** Somebody else owns it now. */
    record Assigned(String previous) implements ActionFact {}

    /** It has another due date. */
    record DueDateMoved(LocalDate previous) implements ActionFact {}

    /** It is described in other words; {@code fields} names which. */
    record DetailsChanged(Set<String> fields) implements ActionFact {}

    /** Its owner works on it. */
    record Started() implements ActionFact {}

    /** It cannot go on. */
    record Blocked() implements ActionFact {}

    /** It is done; {@code verifiers} are who may say that it holds. */
    record Completed(Evidence evidence, List<String> verifiers) implements ActionFact {}

    /** It holds; {@code evidence} shows it, if anything does. */
    record Verified(@Nullable Evidence evidence) implements ActionFact {}

    /** It is not done after all. */
    record VerificationFailed() implements ActionFact {}

    /** It is taken up again; {@code previous} is the status that it left. */
    record Reopened(ActionStatus previous) implements ActionFact {}

    /** The risk is accepted instead. */
    record Dropped(LocalDate riskAcceptedUntil) implements ActionFact {}

    /** Its due date is near: {@code daysLeft} days. */
    record DueSoon(int daysLeft) implements ActionFact {}

    /** Its due date has passed. */
    record Overdue() implements ActionFact {}

    /** Nobody acted on {@code because} in time; {@code to} are who is told first. */
    record Escalated(Because because, Step step, List<String> to) implements ActionFact {}

    /** Nobody has verified it for days; {@code to} are who may. */
    record VerificationDue(List<String> to) implements ActionFact {}

    /** What was not acted on. */
    enum Because {
        OVERDUE,
        UNVERIFIED
    }

    /** Who is told. */
    enum Step {
        SERVICE_OWNER,
        LEADERSHIP
    }
}
