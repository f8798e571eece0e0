package io.throughline.local.postgres;

import io.throughline.local.data.Trees;
import io.throughline.local.data.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's data directory.
 *
 * @param binaries of the server
 * @param directory that exists only once it is complete
 * @param passwordFile of the superuser
 * @param output of the program that creates it
 */
record PostgresData(PostgresBinaries binaries, Path directory, Path passwordFile, Path output) {
    static final String SUPERUSER = "postgres";

    void createIfMissing() throws IOException, InterruptedException {
        if (Files.notExists(directory)) {
            create();
        }
    }

    private void create() throws IOException, InterruptedException {
        var unfinished = directory.resolveSibling("data.unfinished");
        Trees.delete(unfinished);
        var command = new ArrayList<>(Unprivileged.prefix());
        command.addAll(List.of(binaries.initdb().toString(), "-D", unfinished.toString()));
        command.addAll(List.of("--username=" + SUPERUSER, "--pwfile=" + passwordFile, "--auth=scram-sha-256"));
        // The same order of text and the same upper case on every machine.
        command.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
        command.addAll(List.of("--text-search-config=english", "--no-instructions"));
        var initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (initdb.waitFor() != 0) {
            throw new UserFacingException(
                    "initdb failed: " + Files.readString(output).strip());
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Checks that this server can read the directory.
     *
     * @throws UserFacingException if another major version of PostgreSQL made it
     */
    void requireVersion(String major) throws IOException {
        var found = Files.readString(directory.resolve("PG_VERSION")).strip();
        if (!found.equals(major)) {
            throw new UserFacingException("The data is of PostgreSQL " + found + ", this build runs " + major
                    + ": use the old version to export it, or another directory with --data.");
        }
    }

    /**
     * A pid file left by a server that was killed stops the next start if its pid belongs to another process meanwhile,
     * after a reboot for example, or if the kill came before the pid was written. The lock on PostgreSQL's shared memory
     * still keeps two servers apart.
     */
    void removeStalePidFile() throws IOException {
        var file = directory.resolve("postmaster.pid");
        if (Files.exists(file) && !PidFile.mayStay(file, directory)) {
            Files.deleteIfExists(file);
        }
    }
}
