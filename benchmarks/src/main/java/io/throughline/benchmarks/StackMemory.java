package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Resident memory of a stack's processes, from Linux's {@code smaps_rollup}.
 *
 * @param rssKilobytes sum over all processes
 * @param pssKilobytes the same, pages that several share counted once
 */
record StackMemory(long rssKilobytes, long pssKilobytes) {
    static StackMemory of(LaunchedStack stack) throws IOException {
        long rss = 0;
        long pss = 0;
        long[] pids = LongStream.concat(
                        LongStream.of(stack.launcherPid()),
                        stack.state().parts().stream().mapToLong(StackState.Part::pid))
                .flatMap(StackMemory::family)
                .distinct()
                .toArray();
        for (long pid : pids) {
            rss += kilobytes(pid, "Rss:");
            pss += kilobytes(pid, "Pss:");
        }
        return new StackMemory(rss, pss);
    }

    String rss() {
        return megabytes(rssKilobytes);
    }

    String pss() {
        return megabytes(pssKilobytes);
    }

    private static LongStream family(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
    }

    private static long kilobytes(long pid, String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException e) {
            return 0; // ended meanwhile
        }
    }

    private static String megabytes(long kilobytes) {
        return kilobytes / 1024 + " MiB";
    }
}
