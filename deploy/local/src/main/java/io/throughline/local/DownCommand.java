package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.DataLock;
import io.throughline.local.data.StackState;
import io.throughline.local.data.StackStateFile;
import io.throughline.local.data.UserFacingException;
import io.throughline.local.process.CommandLine;
import io.throughline.local.process.LeftOver;
import io.throughline.local.process.LeftOvers;
import io.throughline.local.process.Marker;
import io.throughline.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops the stack, or what is left of it. */
@Command(name = "down", description = "Stops everything.")
final class DownCommand implements Callable<Integer> {
    /** Longer than all the patience of a clean stop together. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String JAR = "throughline-local.jar";

    @Mixin
    private CommonOptions data = new CommonOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = DataDirectory.at(data.path());
        if (Files.notExists(directory.lockFile())) {
            System.out.println("Nothing runs on " + directory.path() + ".");
            return 0;
        }
        var launcher = launcher(directory);
        if (launcher.isPresent()) {
            stop(launcher.get());
        }
        var leftOvers = endLeftOvers(directory);
        System.out.println(
                launcher.isEmpty() && leftOvers.isEmpty() ? "Nothing runs on " + directory.path() + "." : "Stopped.");
        return 0;
    }

    /** The launcher of {@code stack.json}, if that very process still is one. */
    private static Optional<ProcessHandle> launcher(DataDirectory directory) throws IOException {
        return new StackStateFile(directory.stateFile())
                .read()
                .flatMap(DownCommand::identify)
                .filter(DownCommand::isLauncher);
    }

    private static Optional<ProcessHandle> identify(StackState state) {
        return new ProcessIdentity(state.pid(), state.startedAt()).find();
    }

    private static boolean isLauncher(ProcessHandle process) {
        var words = CommandLine.of(process);
        return words.contains("up") && words.stream().anyMatch(DownCommand::startsLauncher);
    }

    private static boolean startsLauncher(String word) {
        return word.endsWith(JAR) || word.equals(Launcher.class.getName());
    }

    private static void stop(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UserFacingException("The launcher (process " + launcher.pid() + ") did not stop within "
                    + PATIENCE.toSeconds() + " s.");
        }
    }

    private static List<LeftOver> endLeftOvers(DataDirectory directory) throws IOException {
        var lock = DataLock.tryAcquire(directory.lockFile()).orElseThrow(() -> busy(directory));
        try (lock) {
            var leftOvers = new LeftOvers(new Marker(directory)).end();
            new StackStateFile(directory.stateFile()).delete();
            return leftOvers;
        }
    }

    private static UserFacingException busy(DataDirectory directory) {
        return new UserFacingException("Another command starts or stops Throughline on " + directory.path()
                + " at this moment: try again when it is done.");
    }
}
