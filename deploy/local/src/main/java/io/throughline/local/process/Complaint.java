package io.throughline.local.process;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told when a part does not start: the reason, and the last lines of what it wrote. */
final class Complaint {
    private static final int LINES = 12;
    private static final int LINE_LENGTH = 400;

    private Complaint() {}

    static String about(Part part, String reason) {
        var files = List.of(part.launch().output(), part.endpoint().log());
        return Stream.concat(
                        Stream.of(part.name() + " does not start: " + reason + "."),
                        files.stream().flatMap(Complaint::newest).flatMap(Complaint::tail))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** The file itself, or the newest of a directory of logs. */
    private static Stream<Path> newest(Path log) {
        if (!Files.isDirectory(log)) {
            return Stream.of(log);
        }
        try (var files = Files.list(log)) {
            return files.max(Comparator.naturalOrder()).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> tail(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Stream.empty()
                    : Stream.concat(
                            Stream.of("The end of " + file + ":"),
                            lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                                    .map(line -> "  " + shorten(line)));
        } catch (MalformedInputException e) {
            return Stream.of("See " + file + ".");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** JSON logs carry whole stack traces in a line. */
    private static String shorten(String line) {
        return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…";
    }
}
