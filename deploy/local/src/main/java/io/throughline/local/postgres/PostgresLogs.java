package io.throughline.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** PostgreSQL begins new log files but never removes old ones. */
record PostgresLogs(Path directory) {
    private static final int KEPT = 5;

    /** Keeps the newest files. Their names are times, so that names sort by age. */
    void prune() throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            var old = files.sorted(Comparator.reverseOrder()).skip(KEPT).toList();
            for (var file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
