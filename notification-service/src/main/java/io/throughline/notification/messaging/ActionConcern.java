package io.throughline.notification.messaging;

import io.throughline.events.ActionAssigned;
import io.throughline.events.ActionCompleted;
import io.throughline.events.ActionDueSoon;
import io.throughline.events.ActionEscalated;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.ActionReopened;
import io.throughline.events.ActionSnapshot;
import io.throughline.events.ActionVerificationDue;
import io.throughline.events.ActionVerificationFailed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom an event of an action concerns, and what it asks of them.
 *
 * @param people e-mails as the event names them; may be none
 * @param group whose members it concerns, too, or else the fallback: nobody of the service; empty for no group
 * @param barred who must not be asked, whoever else can be; may be none
 * @param summary for everybody who is told: nothing of what people wrote about the action
 */
record ActionConcern(List<String> people, Optional<String> group, List<String> barred, String summary) {
    /** The group, and the step of an escalation that reaches it. */
    private static final String LEADERSHIP = "leadership";

    /** Empty for an event that nobody has to do anything about. */
    static Optional<ActionConcern> of(ActionEvent event) {
        if (event instanceof ActionCompleted completed) {
            return verification(event, completed.verifiers(), "It is said to be done; please verify it.");
        }
        if (event instanceof ActionVerificationDue due) {
            return verification(
                    event, due.to(), "It is said to be done, and nobody has verified it for days; please do.");
        }
        if (event instanceof ActionEscalated escalated) {
            return Optional.of(escalation(escalated));
        }
        return ownersSummary(event)
                .map(summary -> new ActionConcern(
                        Stream.ofNullable(event.action().owner()).toList(), Optional.empty(), List.of(), summary));
    }

    private static Optional<String> ownersSummary(ActionEvent event) {
        ActionSnapshot action = event.action();
        if (event instanceof ActionOpened || event instanceof ActionAssigned) {
            return Optional.of("It is yours to do by " + action.dueOn() + ".");
        }
        if (event instanceof ActionDueSoon soon) {
            String days = soon.daysLeft() == 1 ? "1 day" : soon.daysLeft() + " days";
            return Optional.of("It is due in " + days + ", on " + action.dueOn() + ".");
        }
        if (event instanceof ActionOverdue) {
            return Optional.of("It is overdue since " + action.dueOn() + ".");
        }
        if (event instanceof ActionVerificationFailed) {
            return Optional.of("Its verification failed; it is to be done by " + action.dueOn() + ".");
        }
        if (event instanceof ActionReopened) {
            return Optional.of(reopened(action) + "; it is to be done by " + action.dueOn() + ".");
        }
        return Optional.empty();
    }

    /** One that was dropped is open again; one that was verified is in progress again. */
    private static String reopened(ActionSnapshot action) {
        return "OPEN".equals(action.status())
                ? "The risk of not doing it is not accepted any more, so it is taken up again"
                : "It did not hold and is open again";
    }

    private static ActionConcern escalation(ActionEscalated escalated) {
        String summary = "UNVERIFIED".equals(escalated.because())
                ? "It is said to be done, and nobody verified it in time."
                : "It is overdue since " + escalated.action().dueOn() + ", and nothing happened.";
        Optional<String> group =
                LEADERSHIP.equalsIgnoreCase(escalated.step()) ? Optional.of(LEADERSHIP) : Optional.empty();
        return new ActionConcern(orNobody(escalated.to()), group, List.of(), summary);
    }

    /** Neither who does it nor who says that it is done verifies it. */
    private static Optional<ActionConcern> verification(
            ActionEvent event, @Nullable List<String> verifiers, String summary) {
        List<String> barred = Stream.of(event.action().owner(), event.action().completedBy())
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new ActionConcern(orNobody(verifiers), Optional.empty(), barred, summary));
    }

    /** An event of a release before this one names nobody. */
    private static List<String> orNobody(@Nullable List<String> people) {
        return people == null ? List.of() : people;
    }
}
