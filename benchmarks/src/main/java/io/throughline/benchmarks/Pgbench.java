package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator: single-row inserts, each its own transaction, on the stack's server. */
final class Pgbench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS benchmark_row (id bigserial PRIMARY KEY, name text, at timestamptz)";
    private static final String INSERT =
            "INSERT INTO benchmark_row (name, at) VALUES ('a row of about the size of a name', now());\n";

    private final LaunchedStack stack;
    private final Path script;
    private final int seconds;

    /** @param seconds of each run */
    Pgbench(LaunchedStack stack, Path folder, int seconds) throws IOException {
        this.stack = stack;
        this.seconds = seconds;
        this.script = Files.writeString(folder.resolve("insert.sql"), INSERT);
        new StackDatabases(stack).administer(TABLE);
    }

    /**
     * Runs it once.
     *
     * @return transactions a second
     */
    double transactionsPerSecond(int connections) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + connections,
                        "--jobs=1",
                        "--time=" + seconds,
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + stack.state().part(LaunchedStack.DATABASE).port(),
                        "--username=postgres",
                        "postgres"))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGPASSWORD",
                        Files.readString(stack.data().resolve("secrets/postgres_superuser"))
                                .strip()));
        Process pgbench = builder.start();
        String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        pgbench.waitFor();
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
