package io.throughline.action.action;

import io.throughline.kit.DatabaseClock;
import io.throughline.kit.sweep.DueWork;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Says what the clocks of actions say: due soon, overdue, escalated, not verified. */
@Singleton
@Transactional(TxType.MANDATORY)
public class ActionClockService implements DueWork {
    private static final Logger LOG = Logger.getLogger(ActionClockService.class);

    private final ActionRepository actions;
    private final SurroundingsOfActions surroundings;
    private final Event<ActionChange> changes;
    private final DatabaseClock due;

    ActionClockService(
            ActionRepository actions,
            SurroundingsOfActions surroundings,
            Event<ActionChange> changes,
            DatabaseClock due) {
        this.actions = actions;
        this.surroundings = surroundings;
        this.changes = changes;
        this.due = due;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public String name() {
        return "action-clock";
    }

    @Override
    public int doBatch(int rows) {
        List<Action> ringing = actions.ringing(rows);
        if (!ringing.isEmpty()) {
            Instant now = due.now();
            ringing.forEach(action -> ring(action, now));
        }
        return ringing.size();
    }

    @Override
    public List<UUID> due(int rows) {
        return actions.ringingIds(rows);
    }

    @Override
    public void doOne(UUID action) {
        Instant now = due.now();
        actions.lockRinging(action).ifPresent(found -> ring(found, now));
    }

    @Override
    public void postpone(UUID action) {
        actions.postpone(action);
    }

    private void ring(Action action, Instant now) {
        Surroundings around = surroundings.of(action);
        action.ring(
                        now,
                        around.calendar(),
                        around.verifiers(action.owner(), action.completedBy()),
                        around.serviceOwners())
                .ifPresent(change -> {
                    changes.fire(change);
                    LOG.infof(
                            "action clock reference=%s step=%s dueOn=%s",
                            action.reference(),
                            change.fact().getClass().getSimpleName(),
                            action.due().dueOn());
                });
    }
}
