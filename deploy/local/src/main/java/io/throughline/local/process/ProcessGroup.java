package io.throughline.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A terminal sends Ctrl-C to every process of the foreground group. Children are put outside of it, so that the launcher
 * alone hears it and ends them in order. All of these keep the pid.
 */
final class ProcessGroup {
    private ProcessGroup() {}

    /** What to put in front of a command. */
    static List<String> prefix() {
        return find("setsid")
                .map(List::of)
                .or(() -> find("perl").map(perl -> List.of(perl, "-e", "setpgrp(0, 0); exec @ARGV or exit 127", "--")))
                .orElse(List.of());
    }

    private static Optional<String> find(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/bin", "/bin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
