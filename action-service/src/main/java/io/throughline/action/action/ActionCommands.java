package io.throughline.action.action;

import io.throughline.action.access.ActionPermission;
import io.throughline.kit.DatabaseClock;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins commands: finds and locks the action, and refuses what may not be commanded. */
@Singleton
class ActionCommands {
    private final ActionRepository actions;
    private final SurroundingsOfActions surroundings;
    private final Caller caller;
    private final DatabaseClock due;
    private final Clock clock;

    ActionCommands(
            ActionRepository actions,
            SurroundingsOfActions surroundings,
            Caller caller,
            DatabaseClock due,
            Clock clock) {
        this.actions = actions;
        this.surroundings = surroundings;
        this.caller = caller;
        this.due = due;
        this.clock = clock;
    }

    /** As {@link #begin(String, VersionTag, ActionPermission, Words, List)}, with nothing wrong yet. */
    ActionCommand begin(String ref, VersionTag seen, ActionPermission permission, Words words) {
        return begin(ref, seen, permission, words, List.of());
    }

    /**
     * Begins a command of the caller, within the present transaction.
     *
     * @param seen the version that the caller has seen, if they say
     * @param wrong what else is wrong with the request; said together with what is wrong with {@code words}
     * @throws UnknownResourceException if there is no such action for the caller (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not do this (problem {@code forbidden}, 403)
     * @throws StaleVersionException if the action has changed since (problem {@code stale-version}, 412)
     * @throws InvalidFieldsException if the moment cannot be (problem {@code invalid-request}, 400)
     */
    ActionCommand begin(String ref, VersionTag seen, ActionPermission permission, Words words, List<FieldError> wrong) {
        Action action = actions.lockVisible(ref, caller.email()).orElseThrow(() -> ActionRef.ACTIONS.unknown(ref));
        Surroundings around = surroundings.of(action);
        permission.require(around.standing(caller.email(), caller.roles(), action));
        seen.requireIfSent(action.version());
        return new ActionCommand(action, around, said(words, action, wrong));
    }

    /** What decides what is due; the clock of one replica does not. */
    Instant databaseTime() {
        return due.now();
    }

    /** The clocks of two replicas differ: what one of them recorded is not to come for the other. */
    private Said said(Words words, Action action, List<FieldError> wrong) {
        Instant at = words.at();
        Instant now = latest(clock.instant(), action.latestTime());
        List<FieldError> errors = new ArrayList<>(wrong);
        if (at != null && at.isAfter(now)) {
            errors.add(new FieldError("/at", at + " is in the future: it is " + now + " now"));
        }
        if (at != null && at.isBefore(action.latestTime())) {
            errors.add(new FieldError(
                    "/at", at + " is before " + action.latestTime() + ", when it was opened, completed or verified"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        return new Said(caller.email(), at == null ? now : at, now, words.text());
    }

    private static Instant latest(Instant one, Instant other) {
        return Stream.of(one, other).max(Instant::compareTo).orElseThrow();
    }

    /**
     * What the caller says with a command.
     *
     * @param at when it happened; null means now
     * @param text why, in words; null if they say nothing
     */
    record Words(@Nullable Instant at, @Nullable String text) {
        /** Reason and note are kept together. */
        static Words of(@Nullable Instant at, @Nullable String reason, @Nullable String note) {
            List<String> said = Stream.of(reason, note)
                    .filter(text -> text != null && !text.isBlank())
                    .map(String::strip)
                    .toList();
            return new Words(at, said.isEmpty() ? null : String.join("\n\n", said));
        }
    }
}
