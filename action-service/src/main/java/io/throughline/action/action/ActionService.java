package io.throughline.action.action;

import static java.util.Objects.requireNonNull;

import io.throughline.action.access.ActionPermission;
import io.throughline.action.action.ActionCommands.Words;
import io.throughline.action.deadline.DeadlinePolicy;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes people's commands: each is carried out whole, with its history and its event, or not at all. */
@Singleton
@Transactional
class ActionService {
    private static final Logger LOG = Logger.getLogger(ActionService.class);

    private final ActionCommands commands;
    private final Event<ActionChange> changes;
    private final NamedPeople people;
    private final DeadlinePolicy deadlines;
    private final DueDays dueDays;

    ActionService(
            ActionCommands commands,
            Event<ActionChange> changes,
            NamedPeople people,
            DeadlinePolicy deadlines,
            DueDays dueDays) {
        this.commands = commands;
        this.changes = changes;
        this.people = people;
        this.deadlines = deadlines;
        this.dueDays = dueDays;
    }

    /** Describes it in other words; what is the same changes nothing. */
    ActionView describe(String ref, VersionTag seen, DetailsRequest request) {
        ActionCommand command = commands.begin(ref, seen, ActionPermission.WORK, Words.of(null, null, request.note()));
        Action action = command.action();
        ActionDetails details = request.applyTo(action.details());
        Set<String> fields = DetailsRequest.changed(action.details(), details);
        return fields.isEmpty() ? ActionView.of(action) : announced(action.describe(details, fields, command.said()));
    }

    /** Gives it to somebody else; who owns it already stays. */
    ActionView assign(String ref, VersionTag seen, OwnerRequest request) {
        String owner = Emails.normalized(request.owner());
        ActionCommand command = commands.begin(
                ref,
                seen,
                ActionPermission.DIRECT,
                Words.of(null, request.reason(), null),
                people.inactive("/owner", owner));
        Action action = command.action();
        return action.owner().equals(owner) ? ActionView.of(action) : announced(action.assign(owner, command.said()));
    }

    /** Moves the date; the one that it has already stays. */
    ActionView moveDueDate(String ref, VersionTag seen, DueDateRequest request) {
        ActionCommand command = commands.begin(
                ref,
                seen,
                ActionPermission.DIRECT,
                Words.of(null, request.reason(), null),
                dueDays.wrong("/dueOn", request.dueOn()));
        Action action = command.action();
        return action.due().dueOn().equals(request.dueOn())
                ? ActionView.of(action)
                : announced(action.moveDueDate(
                        request.dueOn(), command.calendar(), command.said(), commands.databaseTime()));
    }

    ActionView start(String ref, VersionTag seen, MoveRequest request) {
        ActionCommand command = commands.begin(ref, seen, ActionPermission.WORK, request.words());
        return announced(command.action().start(command.said()));
    }

    ActionView block(String ref, VersionTag seen, ReasonRequest request) {
        ActionCommand command = commands.begin(ref, seen, ActionPermission.WORK, request.words());
        return announced(command.action().block(request.reason().strip(), command.said()));
    }

    /** @throws InvalidFieldsException if nothing shows that it is done (problem {@code invalid-request}, 400) */
    ActionView complete(String ref, VersionTag seen, CompleteRequest request) {
        Evidence shown = request.evidence().evidence();
        ActionCommand command = commands.begin(
                ref,
                seen,
                ActionPermission.WORK,
                request.words(),
                shown == null ? List.of(new FieldError("/evidence", "must have a text, a url or both")) : List.of());
        Action action = command.action();
        String completer = command.said().by();
        return announced(action.complete(
                requireNonNull(shown),
                command.around().verifiers(action.owner(), completer),
                command.calendar(),
                command.said()));
    }

    ActionView verify(String ref, VersionTag seen, VerifyRequest request) {
        ActionCommand command = commands.begin(ref, seen, ActionPermission.VERIFY, request.words());
        return announced(command.action().verify(request.shown(), command.said()));
    }

    ActionView failVerification(String ref, VersionTag seen, ReasonRequest request) {
        ActionCommand command = commands.begin(ref, seen, ActionPermission.VERIFY, request.words());
        return announced(command.action().failVerification(command.calendar(), command.said()));
    }

    ActionView drop(String ref, VersionTag seen, DropRequest request) {
        ActionCommand command = commands.begin(
                ref,
                seen,
                ActionPermission.DROP,
                request.words(),
                dueDays.past("/riskAcceptedUntil", request.riskAcceptedUntil()));
        return announced(command.action().drop(request.riskAcceptedUntil(), command.said()));
    }

    ActionView reopen(String ref, VersionTag seen, ReopenRequest request) {
        ActionCommand command = commands.begin(
                ref, seen, ActionPermission.REOPEN, request.words(), dueDays.wrong("/dueOn", request.dueOn()));
        LocalDate dueOn = dueOn(request.dueOn(), command.around());
        return announced(command.action().reopen(dueOn, command.calendar(), command.said(), commands.databaseTime()));
    }

    private LocalDate dueOn(@Nullable LocalDate asked, Surroundings around) {
        return asked == null
                ? deadlines.defaultDueOn(around.severity(), around.calendar().zone())
                : asked;
    }

    private ActionView announced(ActionChange change) {
        changes.fire(change);
        Action action = change.action();
        LOG.infof(
                "action changed reference=%s change=%s status=%s by=%s",
                action.reference(),
                change.fact().getClass().getSimpleName(),
                action.status(),
                change.said().by());
        return ActionView.of(action);
    }
}
