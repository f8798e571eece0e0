package io.throughline.local.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The signals that ask a process to end. */
public enum Signal {
    /** Asks politely. */
    TERM,
    /** PostgreSQL: ends sessions and writes a checkpoint. */
    INT,
    /** PostgreSQL: ends at once and recovers at the next start. */
    QUIT;

    private static final int SECONDS = 5;

    /** Sends the signal; a process that is gone already is no error. */
    void send(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
            return;
        }
        try {
            // kill is built into every shell; the program is missing in small containers.
            var kill = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
