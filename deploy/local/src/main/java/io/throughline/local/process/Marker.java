package io.throughline.local.process;

import io.throughline.local.data.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * By which a process is known as a child of the stack on one data directory, also when its launcher is long dead: a JVM
 * carries the directory and its part's name as properties, PostgreSQL has its data in the directory.
 */
public final class Marker {
    /** The part name of PostgreSQL. */
    public static final String POSTGRESQL = "postgresql";

    private static final String DATA_PROPERTY = "-Dthroughline.data=";
    private static final String PART_PROPERTY = "-Dthroughline.part=";

    private final DataDirectory directory;

    public Marker(DataDirectory directory) {
        this.directory = directory;
    }

    /** What a JVM of that part has to be started with, before any other word. */
    public List<String> words(String part) {
        return List.of(DATA_PROPERTY + directory.path(), PART_PROPERTY + part);
    }

    /**
     * Recognises a child of the stack.
     *
     * @param commandLine of any process on the machine
     * @return the part it is of this stack, or empty for every process that is not
     */
    public Optional<String> partOf(List<String> commandLine) {
        if (commandLine.size() < 3) {
            return Optional.empty();
        }
        return switch (programOf(commandLine)) {
            case "java" -> partOfJvm(commandLine);
            case "postgres", "initdb" -> worksInside(commandLine) ? Optional.of(POSTGRESQL) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> partOfJvm(List<String> commandLine) {
        var part = commandLine.get(2);
        return commandLine.get(1).equals(DATA_PROPERTY + directory.path()) && part.startsWith(PART_PROPERTY)
                ? Optional.of(part.substring(PART_PROPERTY.length()))
                : Optional.empty();
    }

    private boolean worksInside(List<String> commandLine) {
        return commandLine.get(1).equals("-D") && Path.of(commandLine.get(2)).startsWith(directory.postgres());
    }

    private static String programOf(List<String> commandLine) {
        var program = commandLine.get(0);
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
