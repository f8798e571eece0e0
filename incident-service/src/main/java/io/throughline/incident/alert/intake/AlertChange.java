package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.format.Telling.Order;
import io.throughline.incident.alert.intake.KnownAlert.Firing;
import io.throughline.incident.alert.intake.KnownAlert.Resolved;
import io.throughline.kit.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a signal does to the alerts that are known of its key; decided here, carried out by {@link AlertIntakeService}. */
sealed interface AlertChange {
    /** A new occurrence, firing or already over. */
    record Inserted(UUID id, Signal signal) implements AlertChange {}

    /**
     * Nothing new: the occurrence was told of again, or late.
     *
     * @param severity how urgent it is told to be, perhaps more than before; null if that cannot change
     * @param acknowledgedBy who at the sender has it; null if that is not what is told
     */
    record Counted(
            UUID id,
            @Nullable AlertSeverity severity,
            @Nullable String acknowledgedBy) implements AlertChange {
        Counted(UUID id) {
            this(id, null, null);
        }
    }

    /** What is told of does not exist: nothing happens. */
    record Ignored() implements AlertChange {}

    /** The end of an occurrence that begins in the same transaction, and is stored with it. */
    record Folded(UUID id) implements AlertChange {}

    /** The open occurrence is over. */
    record Ended(UUID id, Instant endsAt) implements AlertChange {}

    /**
     * Decides on a signal; pure.
     *
     * <p>A resolve is never matched by {@code startsAt}: Alertmanager 0.25 sends another one than when it fired. Its end
     * cannot be before the start of what it ends, so it is moved there; else the same firing, sent again, would look new.
     *
     * @param id of the occurrence, should it be a new one
     */
    static AlertChange of(Signal signal, KnownAlert known, UUID id) {
        String by = signal.telling().acknowledgedBy();
        Firing firing = known.firing();
        if (by != null) {
            return firing == null ? new Ignored() : new Counted(firing.id(), null, by);
        }
        return switch (signal.telling().order()) {
            case LABELLED, TIMED -> byTimes(signal, known, id);
            case ARRIVING -> byArrival(signal, firing, id);
            case CYCLIC -> inCycle(signal, known, id);
            case REPEATED -> counted(known);
        };
    }

    private static AlertChange byTimes(Signal signal, KnownAlert known, UUID id) {
        Firing firing = known.firing();
        Resolved resolved = known.resolved();
        Instant endsAt = signal.endsAt();
        if (endsAt == null) {
            return firing != null ? toldAgain(signal, firing) : countedOrInserted(signal, resolved, id);
        }
        if (resolved != null && !endsAt.isAfter(resolved.endsAt())) {
            return new Counted(resolved.id());
        }
        if (firing != null) {
            return new Ended(firing.id(), later(endsAt, firing.startsAt()));
        }
        // Both times are those of its receipt: nobody can tell it from the end that is known.
        return resolved != null && signal.startsAt().equals(endsAt)
                ? new Counted(resolved.id())
                : countedOrInserted(signal, resolved, id);
    }

    /** An end with nothing open means nothing; what fires with nothing open is new. */
    private static AlertChange byArrival(Signal signal, @Nullable Firing firing, UUID id) {
        Instant endsAt = signal.endsAt();
        if (firing == null) {
            return endsAt == null ? new Inserted(id, signal) : new Ignored();
        }
        return endsAt == null ? toldAgain(signal, firing) : new Ended(firing.id(), later(endsAt, firing.startsAt()));
    }

    /** A key has one occurrence: after its end all is late. */
    private static AlertChange inCycle(Signal signal, KnownAlert known, UUID id) {
        if (known.firing() != null) {
            return byArrival(signal, known.firing(), id);
        }
        return known.resolved() == null ? new Inserted(id, signal) : counted(known);
    }

    private static AlertChange counted(KnownAlert known) {
        if (known.firing() != null) {
            return new Counted(known.firing().id());
        }
        return known.resolved() != null ? new Counted(known.resolved().id()) : new Ignored();
    }

    private static AlertChange toldAgain(Signal signal, Firing firing) {
        return signal.telling().order() == Order.LABELLED
                ? new Counted(firing.id())
                : new Counted(firing.id(), signal.severity(), null);
    }

    /** What began before the last occurrence was over is told of late, and no new one. */
    private static AlertChange countedOrInserted(Signal signal, @Nullable Resolved last, UUID id) {
        return last != null && !signal.startsAt().isAfter(last.endsAt())
                ? new Counted(last.id())
                : new Inserted(id, signal);
    }

    /** Decides on signals in their order: requests that name a key twice are read as two. {@code known} follows. */
    static List<AlertChange> all(List<SourceSignal> signals, Map<AlertKey, KnownAlert> known) {
        List<AlertChange> changes = new ArrayList<>();
        for (SourceSignal signal : signals) {
            KnownAlert before = known.getOrDefault(signal.key(), KnownAlert.NOTHING);
            AlertChange change = of(signal.signal(), before, Ids.next());
            known.put(signal.key(), change.after(before));
            changes.add(change);
        }
        return settled(changes);
    }

    /** An occurrence that begins and ends within the transaction is stored as what it is by the end of it. */
    private static List<AlertChange> settled(List<AlertChange> changes) {
        Map<UUID, Ended> ends = only(changes, Ended.class).stream().collect(Collectors.toMap(Ended::id, end -> end));
        Set<UUID> begun =
                only(changes, Inserted.class).stream().map(Inserted::id).collect(Collectors.toSet());
        return changes.stream()
                .map(change -> {
                    Ended itsEnd = change instanceof Inserted inserted ? ends.get(inserted.id()) : null;
                    if (change instanceof Inserted inserted && itsEnd != null) {
                        return new Inserted(inserted.id(), inserted.signal().endedAt(itsEnd.endsAt()));
                    }
                    return change instanceof Ended end && begun.contains(end.id()) ? new Folded(end.id()) : change;
                })
                .toList();
    }

    /** The alert that it is about; empty if there is none. */
    default Optional<UUID> alert() {
        if (this instanceof Inserted inserted) {
            return Optional.of(inserted.id());
        }
        if (this instanceof Counted counted) {
            return Optional.of(counted.id());
        }
        return this instanceof Ended ended ? Optional.of(ended.id()) : Optional.empty();
    }

    /** The changes of that kind. */
    static <C extends AlertChange> List<C> only(List<AlertChange> changes, Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What is known of the key after this change. */
    default KnownAlert after(KnownAlert before) {
        if (this instanceof Inserted inserted) {
            Signal signal = inserted.signal();
            return signal.endsAt() == null
                    ? new KnownAlert(new Firing(inserted.id(), signal.startsAt()), before.resolved())
                    : new KnownAlert(null, new Resolved(inserted.id(), later(signal.endsAt(), signal.startsAt())));
        }
        if (this instanceof Ended ended) {
            return new KnownAlert(null, new Resolved(ended.id(), ended.endsAt()));
        }
        return before;
    }

    /** The later of two instants. */
    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
