package io.throughline.local;

import io.throughline.local.data.StackStateFile;
import io.throughline.local.data.UserFacingException;
import io.throughline.local.process.Part;
import io.throughline.local.process.PartObserver;
import io.throughline.local.process.Patience;
import io.throughline.local.process.SupervisedPart;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** The parts that run, in layers: a layer starts when the one below is ready, and stops before it. */
final class Stack {
    private final StackStateFile stateFile;
    private final Progress progress;
    private final PartObserver observer;
    private final Patience patience;
    private final Deque<Layer> layers = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean stopping;

    Stack(StackPlan plan, String version, Progress progress, Patience patience) throws IOException {
        this.stateFile = new StackStateFile(plan.directory().stateFile());
        this.progress = progress;
        this.patience = patience;
        this.observer = new StateRecorder(stateFile, version, plan.ports(), progress);
    }

    /**
     * Starts a layer on top of those that run, and returns when all of it is ready.
     *
     * @throws UserFacingException if a part does not become ready
     */
    void start(List<Part> parts) {
        var supervised = parts.stream()
                .map(part -> new SupervisedPart(part, observer, patience))
                .toList();
        synchronized (this) {
            if (stopping) {
                throw new UserFacingException("Stopped.");
            }
            layers.push(new Layer(parts, supervised));
            supervised.forEach(SupervisedPart::start);
        }
        for (var part : supervised) {
            awaitReady(part);
        }
    }

    private static void awaitReady(SupervisedPart part) {
        try {
            part.firstReady().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UserFacingException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** All parts, in the order of their start. */
    synchronized List<Part> parts() {
        var parts = new ArrayList<Part>();
        layers.descendingIterator().forEachRemaining(layer -> parts.addAll(layer.parts()));
        return parts;
    }

    /** Returns when the stack was stopped. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Stops everything, the last layer first; returns when all is gone, also when somebody else is stopping it. */
    void stop() {
        boolean first;
        synchronized (this) {
            first = !stopping;
            stopping = true;
        }
        if (first) {
            stopLayers();
        } else {
            awaitStopUninterruptibly();
        }
    }

    private void stopLayers() {
        progress.stopping();
        // No layer is added any more. Within a layer no part needs another: they end at the same time.
        for (var layer : layers) {
            layer.stop();
        }
        try {
            stateFile.delete();
        } catch (IOException e) {
            progress.warn("stack.json cannot be removed: " + e.getMessage());
        }
        progress.stopped();
        stopped.countDown();
    }

    private void awaitStopUninterruptibly() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Layer(List<Part> parts, List<SupervisedPart> supervised) {
        void stop() {
            supervised.parallelStream().forEach(SupervisedPart::stop);
        }
    }
}
