package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.process.LeftOver;
import io.throughline.local.process.Part;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the user of {@code up} sees. */
final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private final long begun = System.nanoTime();

    Progress(PrintStream out, Clock clock) {
        this.clock = clock;
        this.out = out;
    }

    void removed(List<LeftOver> leftOvers) {
        leftOvers.forEach(leftOver -> out.println("Stopped " + leftOver.part() + " (process "
                + leftOver.process().pid() + "), left over from an earlier run."));
    }

    void ready(Part part, Duration after, int restarts) {
        if (restarts == 0) {
            out.printf(Locale.ROOT, "%-22s ready after %s%n", part.name(), seconds(after));
        } else {
            log("INFO", part.name() + " is ready again after " + seconds(after) + " (restart " + restarts + ")");
        }
    }

    void restarts(Part part, String reason, Duration pause) {
        log("INFO", part.name() + " " + reason + "; starting it again in " + seconds(pause));
    }

    void warn(String text) {
        log("WARN", text);
    }

    void up(List<Part> parts, DataDirectory directory) {
        out.printf(
                Locale.ROOT, "%nThroughline is up after %s.%n", seconds(Duration.ofNanos(System.nanoTime() - begun)));
        parts.forEach(part -> out.printf(
                Locale.ROOT, "  %-22s %s%n", part.name(), part.endpoint().url()));
        out.printf("  %-22s %s%n", "data", directory.path());
        out.printf("  %-22s %s%n", "logs", directory.logs());
        out.println();
        out.println("A token for the services: ./throughline token --role responder --email you@example.org");
        out.println("Stop with Ctrl-C, or from elsewhere with: ./throughline down");
        out.flush();
    }

    void stopping() {
        out.println();
        log("INFO", "stopping");
    }

    void stopped() {
        log("INFO", "stopped");
    }

    private void log(String level, String text) {
        out.println(LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS) + " " + level + " " + text);
        out.flush();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
