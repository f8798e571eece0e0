package io.throughline.action.action;

import io.throughline.action.action.ActionFact.Because;
import io.throughline.action.deadline.ClockStep;
import java.util.List;

/** What the steps of the clock say. */
final class ClockFacts {
    private ClockFacts() {}

    /**
     * What is said with that step.
     *
     * @param daysLeft until the last day
     * @param verifiers who may verify it
     * @param serviceOwners who answers for its service, most first
     */
    static ActionFact of(ClockStep step, int daysLeft, List<String> verifiers, List<String> serviceOwners) {
        return switch (step) { // no default: a new step must not compile until it is decided here
            case DUE_IN_A_WEEK, DUE_TOMORROW -> new ActionFact.DueSoon(daysLeft);
            case OVERDUE -> new ActionFact.Overdue();
            case OVERDUE_SERVICE_OWNER -> toServiceOwner(Because.OVERDUE, serviceOwners);
            case OVERDUE_LEADERSHIP -> toLeadership(Because.OVERDUE);
            case UNVERIFIED -> new ActionFact.VerificationDue(verifiers);
            case UNVERIFIED_SERVICE_OWNER -> toServiceOwner(Because.UNVERIFIED, serviceOwners);
            case UNVERIFIED_LEADERSHIP -> toLeadership(Because.UNVERIFIED);
        };
    }

    private static ActionFact toServiceOwner(Because because, List<String> owners) {
        return new ActionFact.Escalated(because, ActionFact.Step.SERVICE_OWNER, owners);
    }

    /** Leadership is a group, which notification-service knows. */
    private static ActionFact toLeadership(Because because) {
        return new ActionFact.Escalated(because, ActionFact.Step.LEADERSHIP, List.of());
    }
}
