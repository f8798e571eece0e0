package io.throughline.local.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything the local stack keeps: databases, topics, secrets, logs. Removing the directory forgets the stack.
 *
 * @param path absolute and free of symbolic links, so that a process can be recognised by it
 */
public record DataDirectory(Path path) {
    /**
     * The directory, made when missing.
     *
     * @throws UserFacingException if the path is something else than a directory
     */
    public static DataDirectory create(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new UserFacingException(path + " is not a directory: choose another one with --data.");
        }
        var directory = new DataDirectory(path.toRealPath());
        Files.createDirectories(directory.logs());
        return directory;
    }

    /** The directory as it is, also when nothing was ever started there. */
    public static DataDirectory at(Path path) throws IOException {
        return new DataDirectory(Files.isDirectory(path) ? path.toRealPath() : path.toAbsolutePath());
    }

    public Path lockFile() {
        return path.resolve("lock");
    }

    public Path stateFile() {
        return path.resolve("stack.json");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What the part writes itself, and rotates. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** The server's log files, named by the time they begin. */
    public Path postgresLogs() {
        return logs().resolve("postgresql");
    }

    /** What the part's process printed since it was last started. */
    public Path output(String part) {
        return logs().resolve(part + ".out");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** Emptied whenever the part starts. */
    public Path temporary(String part) {
        return path.resolve("tmp").resolve(part);
    }
}
