package io.throughline.e2e.fault;

import io.throughline.e2e.Checkout;
import io.throughline.e2e.StackDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What came of a long run, as a line of {@code long-run.csv}. */
record LongRunRow(String line) {
    private static final String HEADER =
            "date,commit,machine,seeds,accepted,kills,lost,out_of_order,visible_duplicates,parked,other,seconds,broker_down_seconds,restored";
    private static final Set<String> LOST = Set.of("I1", "I4", "I6", "I10");
    private static final Set<String> OUT_OF_ORDER = Set.of("I3", "I5");
    private static final Set<String> TWICE = Set.of("I2", "I8", "I11");

    static LongRunRow of(LongRunOptions options, LongRunProgress progress, FaultStack stack, Result result)
            throws IOException {
        List<Violation> violations = result.violations();
        long lost = count(violations, LOST);
        long outOfOrder = count(violations, OUT_OF_ORDER);
        long twice = count(violations, TWICE);
        long parked = StackDatabases.ALL.stream()
                .mapToLong(database -> stack.databases()
                        .number(database, "SELECT count(*) FROM parked_event WHERE settled_at IS NULL"))
                .sum();
        long seeds = options.seed() + Math.max(progress.rounds(), 1) - 1;
        return new LongRunRow(String.join(
                ",",
                LocalDate.now(ZoneOffset.UTC).toString(),
                commit(),
                machine(),
                options.seed() + " to " + seeds,
                Integer.toString(progress.accepted()),
                Long.toString(progress.kills()),
                Long.toString(lost),
                Long.toString(outOfOrder),
                Long.toString(twice),
                Long.toString(parked),
                Long.toString(violations.size() - lost - outOfOrder - twice),
                Long.toString(progress.duration().toSeconds()),
                Long.toString(progress.brokerDown().toSeconds()),
                result.restored() ? "yes" : "no"));
    }

    /** @param restored whether F19 was there, too */
    record Result(List<Violation> violations, boolean restored) {}

    void appendTo(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.writeString(file, HEADER + "\n");
        }
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }

    private static long count(List<Violation> violations, Set<String> invariants) {
        return violations.stream()
                .filter(violation -> invariants.contains(violation.invariant()))
                .count();
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .directory(Checkout.root().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return commit.isEmpty() ? "unknown" : commit;
    }

    private static String machine() throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(row -> row.startsWith("MemTotal:"))
                .mapToLong(row -> Long.parseLong(row.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        return Runtime.getRuntime().availableProcessors() + " cores; " + (kilobytes >> 20) + " GB; JDK "
                + Runtime.version().feature();
    }
}
