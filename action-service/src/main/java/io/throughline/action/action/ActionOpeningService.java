package io.throughline.action.action;

import io.throughline.action.access.ActionPermission;
import io.throughline.action.deadline.DeadlinePolicy;
import io.throughline.action.deadline.DueDate;
import io.throughline.action.projection.IncidentRecord;
import io.throughline.action.projection.Incidents;
import io.throughline.kit.DatabaseClock;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Opens actions: by hand, or because a published review asks for them. */
@Singleton
@Transactional
public class ActionOpeningService {
    private static final Logger LOG = Logger.getLogger(ActionOpeningService.class);

    private final ActionRepository actions;
    private final SurroundingsOfActions surroundings;
    private final Incidents incidents;
    private final NamedPeople people;
    private final DeadlinePolicy deadlines;
    private final DueDays dueDays;
    private final Event<ActionChange> changes;
    private final Caller caller;
    private final DatabaseClock due;
    private final Clock clock;

    ActionOpeningService(
            ActionRepository actions,
            SurroundingsOfActions surroundings,
            Incidents incidents,
            NamedPeople people,
            DeadlinePolicy deadlines,
            DueDays dueDays,
            Event<ActionChange> changes,
            Caller caller,
            DatabaseClock due,
            Clock clock) {
        this.actions = actions;
        this.surroundings = surroundings;
        this.incidents = incidents;
        this.people = people;
        this.deadlines = deadlines;
        this.dueDays = dueDays;
        this.changes = changes;
        this.caller = caller;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Opens an action by hand.
     *
     * @throws InvalidFieldsException naming every bad field (problem {@code invalid-request}, 400)
     * @throws AccessDeniedException if the caller neither leads the incident nor owns the service (problem
     *     {@code forbidden}, 403)
     */
    ActionView open(OpenRequest request) {
        String owner = Emails.normalized(request.owner());
        Optional<IncidentRecord> incident =
                Optional.ofNullable(request.incident()).flatMap(ref -> incidents.findVisible(ref, caller.email()));
        requireRight(request, owner, incident);
        String service = request.service() != null
                ? request.service()
                : incident.flatMap(IncidentRecord::service).orElse(null);
        Surroundings around = surroundings.of(service, request.incident());
        ActionPermission.OPEN.require(around.standing(caller.email(), caller.roles()));
        ZoneId zone = around.calendar().zone();
        LocalDate dueOn = request.dueOn() == null ? deadlines.defaultDueOn(around.severity(), zone) : request.dueOn();
        ActionDraft draft = new ActionDraft(
                null, request.details(), owner, service, request.incident(), DueDate.first(dueOn, zone));
        String note = Texts.orNull(request.note());
        return ActionView.of(open(draft, around, Said.now(caller.email(), clock.instant(), note)));
    }

    /** A person waits at the other end, so that everything that is wrong is said at once. */
    private void requireRight(OpenRequest request, String owner, Optional<IncidentRecord> incident) {
        List<FieldError> errors = new ArrayList<>(dueDays.wrong("/dueOn", request.dueOn()));
        errors.addAll(people.inactive("/owner", owner));
        if (request.incident() != null && incident.isEmpty()) {
            errors.add(new FieldError(
                    "/incident", request.incident() + " is not known here; one just declared is in a moment"));
        }
        if (request.incident() == null && request.service() == null) {
            errors.add(new FieldError("/service", "is required for an action that comes from no incident"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    /**
     * Opens an action that a published review asks for, within the present transaction; what was opened for its draft
     * before is not opened again.
     */
    @Transactional(TxType.MANDATORY)
    public void openOnce(ReviewedAction reviewed) {
        if (actions.isOpened(reviewed.item())) {
            return;
        }
        Surroundings around = surroundings.of(reviewed.service(), reviewed.incident());
        ZoneId zone = deadlines.zone(reviewed.timeZone());
        ActionDraft draft = new ActionDraft(
                reviewed.item(),
                reviewed.details(),
                Emails.normalized(reviewed.owner()),
                reviewed.service(),
                reviewed.incident(),
                DueDate.first(reviewed.dueOn(), zone));
        var unused = open(draft, around, Said.now(reviewed.publishedBy(), clock.instant(), null));
    }

    private Action open(ActionDraft draft, Surroundings around, Said said) {
        Action action = new Action(draft, said);
        ActionChange opened = action.open(around.calendar(), said, due.now());
        actions.persistAndFlush(action);
        changes.fire(opened);
        LOG.infof(
                "action opened reference=%s incident=%s service=%s owner=%s dueOn=%s",
                action.reference(),
                action.incident(),
                action.service(),
                action.owner(),
                action.due().dueOn());
        return action;
    }
}
