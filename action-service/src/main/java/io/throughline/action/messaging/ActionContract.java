package io.throughline.action.messaging;

import io.throughline.action.action.Action;
import io.throughline.action.action.ActionChange;
import io.throughline.action.action.ActionDetails;
import io.throughline.action.action.ActionFact;
import io.throughline.action.action.Evidence;
import io.throughline.action.deadline.DueDate;
import io.throughline.events.ActionAssigned;
import io.throughline.events.ActionBlocked;
import io.throughline.events.ActionCompleted;
import io.throughline.events.ActionDetailsChanged;
import io.throughline.events.ActionDropped;
import io.throughline.events.ActionDueDateMoved;
import io.throughline.events.ActionDueSoon;
import io.throughline.events.ActionEscalated;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionEvidence;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.ActionReopened;
import io.throughline.events.ActionRepublished;
import io.throughline.events.ActionSnapshot;
import io.throughline.events.ActionStarted;
import io.throughline.events.ActionVerificationDue;
import io.throughline.events.ActionVerificationFailed;
import io.throughline.events.ActionVerified;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to actions, as the events say it: one type of event for each kind of fact. */
final class ActionContract {
    private static final Map<Class<? extends ActionFact>, Mapping<ActionFact>> MAPPINGS = Map.ofEntries(
            plain(ActionFact.Opened.class, ActionOpened::new),
            plain(ActionFact.Assigned.class, ActionAssigned::new),
            plain(ActionFact.DueDateMoved.class, ActionDueDateMoved::new),
            plain(ActionFact.DetailsChanged.class, ActionDetailsChanged::new),
            plain(ActionFact.Started.class, ActionStarted::new),
            plain(ActionFact.Blocked.class, ActionBlocked::new),
            of(
                    ActionFact.Completed.class,
                    (action, by, reason, fact) -> new ActionCompleted(action, by, reason, fact.verifiers())),
            plain(ActionFact.Verified.class, ActionVerified::new),
            plain(ActionFact.VerificationFailed.class, ActionVerificationFailed::new),
            plain(ActionFact.Reopened.class, ActionReopened::new),
            plain(ActionFact.Dropped.class, ActionDropped::new),
            of(
                    ActionFact.DueSoon.class,
                    (action, by, reason, fact) -> new ActionDueSoon(action, by, reason, fact.daysLeft())),
            plain(ActionFact.Overdue.class, ActionOverdue::new),
            of(
                    ActionFact.Escalated.class,
                    (action, by, reason, fact) -> new ActionEscalated(
                            action,
                            by,
                            reason,
                            fact.because().name(),
                            fact.step().name(),
                            fact.to())),
            of(
                    ActionFact.VerificationDue.class,
                    (action, by, reason, fact) -> new ActionVerificationDue(action, by, reason, fact.to())));

    private ActionContract() {}

    /** The event that announces the change. */
    static ActionEvent event(ActionChange change) {
        return Objects.requireNonNull(MAPPINGS.get(change.fact().getClass()), "every kind of fact is mapped")
                .map(
                        snapshot(change.action()),
                        change.said().by(),
                        change.said().reason(),
                        change.fact());
    }

    /** The action as it is, told again. */
    static ActionRepublished again(Action action) {
        return new ActionRepublished(snapshot(action), action.openedAt(), action.verifiedAt());
    }

    private static ActionSnapshot snapshot(Action action) {
        ActionDetails details = action.details();
        DueDate due = action.due();
        UUID item = action.item();
        return new ActionSnapshot(
                action.reference(),
                details.title(),
                details.type().name(),
                details.priority().name(),
                action.status().name(),
                action.owner(),
                action.service(),
                action.incident(),
                item == null ? null : item.toString(),
                due.dueOn(),
                due.dueAt(),
                due.dueVersion(),
                due.isOverdue(),
                due.moveCount(),
                evidence(action.evidence()),
                action.completedBy(),
                action.verifiedBy(),
                details.description(),
                details.link(),
                action.riskAcceptedUntil());
    }

    private static @Nullable ActionEvidence evidence(@Nullable Evidence evidence) {
        return evidence == null ? null : new ActionEvidence(evidence.text(), evidence.url());
    }

    private static <F extends ActionFact> Map.Entry<Class<? extends ActionFact>, Mapping<ActionFact>> plain(
            Class<F> kind, PlainMapping mapping) {
        return of(kind, (action, by, reason, fact) -> mapping.map(action, by, reason));
    }

    @SuppressWarnings("unchecked") // a mapping is looked up by the class of what it is given
    private static <F extends ActionFact> Map.Entry<Class<? extends ActionFact>, Mapping<ActionFact>> of(
            Class<F> kind, Mapping<F> mapping) {
        return Map.entry(kind, (Mapping<ActionFact>) mapping);
    }

    private interface Mapping<F extends ActionFact> {
        ActionEvent map(ActionSnapshot action, String by, @Nullable String reason, F fact);
    }

    private interface PlainMapping {
        ActionEvent map(ActionSnapshot action, String by, @Nullable String reason);
    }
}
