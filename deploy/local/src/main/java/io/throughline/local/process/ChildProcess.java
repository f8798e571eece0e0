package io.throughline.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** Starts the process of a part; it shares nothing with the launcher that would end it together with the launcher. */
final class ChildProcess {
    private ChildProcess() {}

    static Process start(Part.Launch launch) throws IOException {
        var command = new ArrayList<>(ProcessGroup.prefix());
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(launch.output().toFile());
        builder.environment().putAll(launch.environment());
        return builder.start();
    }
}
