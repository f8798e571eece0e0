package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Prints how long the stack takes to start, how much memory it holds, how fast an alert reaches the owner's inbox, and how
 * fast a thousand actions that are due at once surface as overdue.
 */
public final class StackBenchmark {
    private static final int OVERDUE_ACTIONS = 1_000;

    private StackBenchmark() {}

    /**
     * Starts stacks on data of their own below a temporary folder, one after the other, and stops them.
     *
     * @param arguments seconds of load, 60 if there is none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Duration load = Duration.ofSeconds(arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]));
        Path data = Files.createTempDirectory("throughline-benchmark");
        long started = System.nanoTime();
        try (LaunchedStack stack = LaunchedStack.start(data)) {
            say("up, empty data, to all ready", seconds(started));
            StackMemory memory = StackMemory.of(stack);
            say("memory idle, sum of RSS (shared pages counted in each process)", memory.rss());
            say("memory idle, sum of PSS", memory.pss());
            AlertToInbox.Result result = new AlertToInbox(stack).run(load);
            say("alerts sent, each opening its own incident, 20 a second", Integer.toString(result.sent()));
            say("  answered 202", Integer.toString(result.accepted()));
            say("  in the inbox", Integer.toString(result.arrived()));
            say("  from the due time of posting to in the inbox", result.latencies());
            OverdueAtOnce.Result overdue = new OverdueAtOnce(stack).run(OVERDUE_ACTIONS);
            say("actions due at the same moment, overdue after it", Long.toString(overdue.overdue()));
            say("  said to be so", Long.toString(overdue.announced()));
            say("  owners told", Long.toString(overdue.told()));
            say("  until all were overdue", "%.1f s".formatted(overdue.secondsToOverdue()));
            say("  until all owners were told", "%.1f s".formatted(overdue.secondsToTold()));
        }
        started = System.nanoTime();
        try (LaunchedStack stack = LaunchedStack.start(data)) {
            say("up again on the same data", seconds(started));
            say("  parts", Integer.toString(stack.state().parts().size()));
        }
    }

    private static String seconds(long since) {
        return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
    }

    private static void say(String what, String figure) {
        System.out.printf("%-70s %s%n", what, figure);
    }
}
