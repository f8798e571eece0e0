package io.throughline.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script of a container with stand-ins for what only the container has, and records how it calls them. */
record ContainerScript(Path script, Path folder) {
    private static final int PATIENCE_SECONDS = 30;

    /**
     * What came of it.
     *
     * @param calls of the stand-ins, each its arguments on one line, then its standard input
     */
    record Outcome(int exitCode, String calls, String output) {}

    Outcome run(List<String> arguments, Map<String, String> environment, String... commands)
            throws IOException, InterruptedException {
        Path calls = folder.resolve("calls");
        Path output = folder.resolve("output");
        Files.writeString(calls, "");
        for (String command : commands) {
            Path standIn = Files.writeString(
                    folder.resolve(command), "#!/bin/sh\n{ printf '%s\\n' \"$*\"; cat; } >>'" + calls + "'\n");
            Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwx------"));
        }
        List<String> line = new ArrayList<>(List.of("bash", script.toString()));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(script + " does not end");
        }
        return new Outcome(process.exitValue(), Files.readString(calls), Files.readString(output));
    }
}
