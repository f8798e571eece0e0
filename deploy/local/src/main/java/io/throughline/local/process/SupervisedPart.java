package io.throughline.local.process;

import io.throughline.local.data.DiskSpace;
import io.throughline.local.data.UserFacingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running, in a thread of its own, until it is stopped. A part that never became ready is given up after
 * three starts, because that is a mistake and not an accident; one that was ready is started again for ever.
 */
public final class SupervisedPart {
    private static final int FIRST_STARTS = 3;
    private static final Duration WELL = Duration.ofSeconds(30);

    private final Part part;
    private final PartObserver observer;
    private final Patience patience;
    private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Process process;

    public SupervisedPart(Part part, PartObserver observer, Patience patience) {
        this.patience = patience;
        this.part = part;
        this.observer = observer;
    }

    /** Begins to supervise; at most once. */
    public void start() {
        new Thread(this::supervise, part.name()).start();
    }

    /** Done when the part was ready for the first time; exceptional with a {@link UserFacingException} if it never was. */
    public CompletableFuture<@Nullable Void> firstReady() {
        return firstReady;
    }

    /** Ends the process, if there is one, and starts no other; returns when it is gone. */
    public void stop() {
        Process last;
        synchronized (this) {
            stopping.countDown();
            last = process;
        }
        if (last != null) {
            part.ending().end(last.toHandle());
        }
        firstReady.completeExceptionally(new UserFacingException("Stopped before " + part.name() + " was ready."));
    }

    private void supervise() {
        var backOff = new BackOff();
        try {
            for (int restarts = 0; !isStopping(); restarts++) {
                var reason = runOnce(restarts, backOff);
                if (isStopping()) {
                    return;
                }
                if (!firstReady.isDone() && restarts + 1 >= FIRST_STARTS) {
                    firstReady.completeExceptionally(new UserFacingException(Complaint.about(part, reason)));
                }
                if (firstReady.isCompletedExceptionally()) {
                    return;
                }
                var pause = backOff.next();
                observer.ended(part, reason, pause);
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From start to end of one process; the answer is why it ended. */
    private String runOnce(int restarts, BackOff backOff) throws InterruptedException {
        var begun = System.nanoTime();
        try {
            part.launch().preparation().run();
            var child = spawn();
            if (child == null) {
                return "stopping";
            }
            observer.started(part, child.toHandle(), restarts);
            var watch = new Watch(part, child, patience);
            watch.untilReady(stopping);
            if (isStopping()) {
                return "stopping";
            }
            part.health().provision().run();
            observer.ready(part, Duration.ofNanos(System.nanoTime() - begun), restarts);
            firstReady.complete(null);
            var reason = watch.untilEnd();
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(WELL) > 0) {
                backOff.reset();
            }
            return reason;
        } catch (StartFailure e) {
            return String.valueOf(e.getMessage());
        } catch (UserFacingException e) {
            firstReady.completeExceptionally(e); // another try would end the same way
            return String.valueOf(e.getMessage());
        } catch (IOException | RuntimeException e) {
            return DiskSpace.isExhausted(e) ? "the disk is full (" + e.getMessage() + ")" : e.toString();
        } finally {
            endAfterFailure();
        }
    }

    private synchronized @Nullable Process spawn() throws IOException {
        if (isStopping()) {
            return null;
        }
        var child = ChildProcess.start(part.launch());
        process = child;
        return child;
    }

    /** A process that still lives here did not become ready, or stopped answering: it is past asking. */
    private void endAfterFailure() {
        Process last;
        synchronized (this) {
            if (isStopping()) {
                return;
            }
            last = process;
        }
        if (last != null && last.isAlive()) {
            part.ending().hurried().end(last.toHandle());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
