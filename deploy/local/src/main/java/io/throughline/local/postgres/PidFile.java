package io.throughline.local.postgres;

import io.throughline.local.process.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code postmaster.pid}, as PostgreSQL writes it: the pid is its first line. */
final class PidFile {
    private PidFile() {}

    /**
     * Whether the file may stay: its server lives, or nobody has its number and PostgreSQL sees that itself. A file without
     * a number is what a {@code kill -9} leaves between its creation and its first line; PostgreSQL refuses to start over
     * it for ever.
     */
    static boolean mayStay(Path file, Path dataDirectory) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("[1-9][0-9]{0,17}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .map(process -> CommandLine.of(process).contains(dataDirectory.toString()))
                .orElse(true);
    }
}
