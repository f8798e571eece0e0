package io.throughline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words a process was started with, program first; none when the process is gone or belongs to somebody else. */
public final class CommandLine {
    private static final Path PROC = Path.of("/proc");

    private CommandLine() {}

    /** The words of that process. */
    public static List<String> of(ProcessHandle process) {
        return Files.isDirectory(PROC.resolve("self")) ? fromProc(process.pid()) : fromSystem(process.info());
    }

    /** {@link ProcessHandle.Info} gives up on Linux where the words are longer than a page. */
    private static List<String> fromProc(long pid) {
        try {
            var words =
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return List.of(new String(words.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> fromSystem(ProcessHandle.Info info) {
        var words = new ArrayList<String>();
        info.command().ifPresent(words::add);
        info.arguments().ifPresent(arguments -> words.addAll(Arrays.asList(arguments)));
        return words;
    }
}
