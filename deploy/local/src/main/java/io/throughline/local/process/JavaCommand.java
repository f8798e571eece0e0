package io.throughline.local.process;

import io.throughline.local.data.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command of a JVM that is part of the stack: marked, bounded, small. Runs on the JDK that the launcher runs on. */
public final class JavaCommand {
    private static final int FIRST_HEAP_MB = 32;
    private static final int METASPACE_MB = 192;
    private static final int CODE_CACHE_MB = 64;

    private final List<String> words = new ArrayList<>();

    public JavaCommand(DataDirectory directory, String part) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(new Marker(directory).words(part)); // first, where they are looked for
        property("java.io.tmpdir", directory.temporary(part).toString());
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1"); // C2 would take as much CPU as all the rest of a start
        words.add("-Xms" + FIRST_HEAP_MB + "m");
        words.add("-Xss512k");
        words.add("-XX:MaxMetaspaceSize=" + METASPACE_MB + "m");
        words.add("-XX:ReservedCodeCacheSize=" + CODE_CACHE_MB + "m");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-XX:+PerfDisableSharedMem");
        words.add("-XX:ErrorFile=" + directory.logs().resolve("hs_err_" + part + "_%p.log"));
    }

    /** At most so much heap. */
    public JavaCommand heap(int megabytes) {
        words.add("-Xmx" + megabytes + "m");
        return this;
    }

    /** What the operator wants of the JVM, parted by blanks, after what is said here: of two values the JVM takes the last. */
    public JavaCommand options(String more) {
        Stream.of(more.split("\\s+", -1)).filter(word -> !word.isEmpty()).forEach(words::add);
        return this;
    }

    /** A system property; no secrets. */
    public JavaCommand property(String name, String value) {
        words.add("-D" + name + "=" + value);
        return this;
    }

    /** The whole command, for a runnable jar. */
    public List<String> jar(Path jar) {
        words.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(words);
    }

    /** The whole command, for a class of the launcher's own class path. */
    public List<String> main(String mainClass, String... arguments) {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
        words.addAll(List.of("-cp", classPath, mainClass));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }
}
