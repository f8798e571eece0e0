package io.throughline.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The golden examples by release: a folder for each, {@code 0.1}, with a folder for each type. The newest is in work; those
 * before it were released, and {@link #RELEASED} beside them says what is in them: what somebody may have written to a
 * topic is not edited, or nothing is proved of today's readers.
 */
record GoldenReleases(Path root) {
    /** Lines as {@code sha256sum} writes and checks them, with paths from the root. */
    static final String RELEASED = "released.sha256";

    private static final Comparator<Path> BY_VERSION =
            Comparator.comparing(folder -> ModuleDescriptor.Version.parse(nameOf(folder)));

    /** The release in work. */
    String newest() {
        return nameOf(folders().get(folders().size() - 1));
    }

    /** Examples of the release in work. */
    List<Path> inWork() {
        return filesBelow(root.resolve(newest()));
    }

    /** Examples of all releases, the one in work too. */
    List<Path> all() {
        return folders().stream().flatMap(folder -> filesBelow(folder).stream()).toList();
    }

    /** What is wrong with the released ones, in words; empty if all are there, as they were released. */
    List<String> faults() {
        Map<String, String> released = released();
        Map<String, String> present = new TreeMap<>();
        for (Path example : all()) {
            if (!example.startsWith(root.resolve(newest()))) {
                present.put(root.relativize(example).toString().replace('\\', '/'), digest(example));
            }
        }
        List<String> faults = new ArrayList<>();
        released.forEach((example, digest) -> {
            if (!present.containsKey(example)) {
                faults.add(example + " was released and is gone");
            } else if (!present.get(example).equals(digest)) {
                faults.add(example + " was released and is another now");
            }
        });
        present.keySet().stream()
                .filter(example -> !released.containsKey(example))
                .forEach(example -> faults.add(example + " is of an earlier release and not listed in " + RELEASED));
        return faults;
    }

    private Map<String, String> released() {
        Map<String, String> digests = new TreeMap<>();
        for (String line : lines(root.resolve(RELEASED))) {
            String[] parts = line.split(" [ *]", 2);
            digests.put(parts[1], parts[0]);
        }
        return digests;
    }

    private List<Path> folders() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted(BY_VERSION).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }
}
