package io.throughline.local.postgres;

import io.throughline.local.process.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code postmaster.pid}, as PostgreSQL writes it: the pid is its first line. */
final class PidFile {
    private PidFile() {}

    /** Whether no foreign process can be mistaken for the server: it lives, or nobody has its number. */
    static boolean isServed(Path file, Path dataDirectory) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("[1-9][0-9]{0,17}")) {
            return true; // PostgreSQL knows what to do with it
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .map(process -> CommandLine.of(process).contains(dataDirectory.toString()))
                .orElse(true);
    }
}
