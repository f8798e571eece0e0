package io.throughline.kit.admission;

import io.throughline.kit.error.OverloadedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a request takes of what all may take: given back once it is answered and stored, whichever comes last. */
public final class Place {
    private final List<Share> shares;
    private final AtomicInteger holders = new AtomicInteger();

    private Place(List<Share> shares) {
        this.shares = shares;
    }

    /** A place that nobody holds yet; null if one of the shares is used up. */
    static @Nullable Place of(List<Share> wanted) {
        List<Share> taken = new ArrayList<>();
        for (Share share : wanted) {
            if (!share.free().tryAcquire(share.permits())) {
                giveBack(taken);
                return null;
            }
            taken.add(share);
        }
        return new Place(taken);
    }

    /** Holds it for whoever answers the request; before anybody else. */
    Hold holdFirst() {
        holders.incrementAndGet();
        return new Hold(this);
    }

    /**
     * Holds it for somebody else, too: a sender that has gone away leaves its work behind.
     *
     * @throws OverloadedException if it was given back: the sender has gone away, and nothing was begun
     */
    public Hold hold() {
        if (holders.getAndUpdate(now -> now == 0 ? 0 : now + 1) == 0) {
            throw new OverloadedException();
        }
        return new Hold(this);
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            giveBack(shares);
        }
    }

    private static void giveBack(List<Share> shares) {
        shares.forEach(share -> share.free().release(share.permits()));
    }

    /** What one of those who hold it has of it. */
    public static final class Hold implements AutoCloseable {
        private final Place place;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Hold(Place place) {
            this.place = place;
        }

        /** Lets it go; whoever does so again lets nothing go. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                place.release();
            }
        }
    }
}
