package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Prints how long the stack takes to start, how much memory it holds, and how fast an alert reaches the owner's inbox. */
public final class StackBenchmark {
    private StackBenchmark() {}

    /**
     * Starts stacks on data of their own below a temporary folder, one after the other, and stops them.
     *
     * @param arguments seconds of load, 60 if there is none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
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
