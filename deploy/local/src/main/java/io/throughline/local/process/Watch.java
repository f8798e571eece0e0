package io.throughline.local.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks after one process of a part: first often, until it is ready, then now and then, for as long as it answers. */
final class Watch {
    private static final long READY_PAUSE_MS = 50;

    private final Patience patience;
    private final Part part;
    private final Process process;

    Watch(Part part, Process process, Patience patience) {
        this.patience = patience;
        this.part = part;
        this.process = process;
    }

    /** Returns when the part is ready, or when the stack stops. */
    void untilReady(CountDownLatch stopping) throws InterruptedException, StartFailure {
        var deadline = System.nanoTime() + patience.start().toNanos();
        while (!part.health().ready().answers()) {
            if (process.waitFor(READY_PAUSE_MS, TimeUnit.MILLISECONDS)) {
                throw new StartFailure(exit());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure("not ready after " + patience.start().toSeconds() + " s");
            }
            if (stopping.getCount() == 0) {
                return;
            }
        }
    }

    /** Returns when the process ended or did not answer for too long, and says which. */
    String untilEnd() throws InterruptedException {
        var lastAnswer = System.nanoTime();
        while (!process.waitFor(patience.between().toMillis(), TimeUnit.MILLISECONDS)) {
            if (part.health().alive().answers()) {
                lastAnswer = System.nanoTime();
            } else if (System.nanoTime() - lastAnswer > patience.silence().toNanos()) {
                return "no answer for " + patience.silence().toSeconds() + " s";
            }
        }
        return exit();
    }

    private String exit() {
        var code = process.exitValue();
        return code > 128 ? "killed by signal " + (code - 128) : "exited with code " + code;
    }
}
