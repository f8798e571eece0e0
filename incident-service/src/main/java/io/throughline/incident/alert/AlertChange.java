package io.throughline.incident.alert;

import io.throughline.incident.alert.KnownAlert.Firing;
import io.throughline.incident.alert.KnownAlert.Resolved;
import io.throughline.incident.alert.format.Signal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a signal does to the alerts that are known of its key; decided here, carried out by {@link AlertIntakeService}. */
sealed interface AlertChange {
    /** A new occurrence, firing or already over. */
    record Inserted(UUID id, Signal signal) implements AlertChange {}

    /** Nothing new: the occurrence was told of again, or late. */
    record Counted(UUID id) implements AlertChange {}

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
        Firing firing = known.firing();
        Resolved resolved = known.resolved();
        Instant endsAt = signal.endsAt();
        if (endsAt == null) {
            if (firing != null) {
                return new Counted(firing.id());
            }
            return countedOrInserted(signal, resolved, id);
        }
        if (resolved != null && !endsAt.isAfter(resolved.endsAt())) {
            return new Counted(resolved.id());
        }
        if (firing != null) {
            return new Ended(firing.id(), later(endsAt, firing.startsAt()));
        }
        return countedOrInserted(signal, resolved, id);
    }

    /** What began before the last occurrence was over is told of late, and no new one. */
    private static AlertChange countedOrInserted(Signal signal, @Nullable Resolved last, UUID id) {
        return last != null && !signal.startsAt().isAfter(last.endsAt())
                ? new Counted(last.id())
                : new Inserted(id, signal);
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
