package io.throughline.action.action;

import io.throughline.kit.republish.Republishable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says actions again as they are, each under the number of its last event. */
@Singleton
public class ActionRepublishing implements Republishable<UUID> {
    private final ActionRepository actions;
    private final Event<ActionStated> stated;
    private final Clock clock;

    ActionRepublishing(ActionRepository actions, Event<ActionStated> stated, Clock clock) {
        this.actions = actions;
        this.stated = stated;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "actions";
    }

    @Override
    public Optional<UUID> keyOf(String ref) {
        return actions.idNamed(ref);
    }

    @Override
    public List<UUID> keysAfter(@Nullable UUID last, int rows) {
        return actions.idsAfter(last, rows);
    }

    @Override
    public List<UUID> sayUnlessLocked(List<UUID> keys) {
        List<Action> locked = actions.lockedUnlessLocked(keys);
        locked.forEach(this::state);
        return locked.stream().map(Action::id).toList();
    }

    @Override
    public void say(UUID key) {
        state(actions.findById(key, LockModeType.PESSIMISTIC_WRITE));
    }

    private void state(Action action) {
        stated.fire(new ActionStated(action, clock.instant()));
    }
}
