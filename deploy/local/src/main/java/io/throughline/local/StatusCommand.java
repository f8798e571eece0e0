package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.PartState;
import io.throughline.local.data.StackState;
import io.throughline.local.data.StackStateFile;
import io.throughline.local.process.LeftOvers;
import io.throughline.local.process.Marker;
import io.throughline.local.process.ProcessIdentity;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what runs, where, since when. */
@Command(
        name = "status",
        description = {
            "Shows what runs, where, since when.",
            "Exit code 0: all of it runs; 3: nothing runs; 4: a part does not."
        })
final class StatusCommand implements Callable<Integer> {
    private static final int PART_IS_DOWN = 4;
    private static final int NOT_RUNNING = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Mixin
    private CommonOptions data = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        var directory = DataDirectory.at(data.path());
        var state = new StackStateFile(directory.stateFile()).read();
        var running = state.filter(stack ->
                new ProcessIdentity(stack.pid(), stack.startedAt()).find().isPresent());
        if (running.isEmpty()) {
            return notRunning(directory);
        }
        return print(running.get());
    }

    private static int notRunning(DataDirectory directory) {
        System.out.println("Throughline does not run on " + directory.path() + ".");
        var leftOvers = new LeftOvers(new Marker(directory)).find();
        leftOvers.forEach(leftOver -> System.out.println("  " + leftOver.part() + " (process "
                + leftOver.process().pid() + ") is left over: './throughline down' stops it"));
        return NOT_RUNNING;
    }

    private static int print(StackState stack) {
        System.out.printf(
                "Throughline %s, process %d, since %s%n", stack.version(), stack.pid(), TIME.format(stack.startedAt()));
        System.out.printf(
                "%-22s %-9s %8s  %-24s %-20s %s%n", "PART", "STATE", "PROCESS", "ADDRESS", "SINCE", "RESTARTS");
        var allUp = true;
        for (var part : stack.parts()) {
            var up = part.ready() && lives(part);
            allUp &= up;
            System.out.printf(
                    "%-22s %-9s %8d  %-24s %-20s %d%n",
                    part.name(),
                    up ? "up" : "starting",
                    part.pid(),
                    part.url(),
                    TIME.format(part.startedAt()),
                    part.restarts());
        }
        return allUp && !stack.parts().isEmpty() ? 0 : PART_IS_DOWN;
    }

    private static boolean lives(PartState part) {
        return new ProcessIdentity(part.pid(), part.startedAt()).find().isPresent();
    }
}
