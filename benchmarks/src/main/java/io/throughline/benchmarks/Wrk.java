package io.throughline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/** The load generator of Debian's package {@code wrk}: as fast as answers come, or at a constant rate. */
final class Wrk {
    private static final String RESULT = "RESULT ";
    /** For answers that come late. */
    private static final int GRACE_SECONDS = 5;

    /** Longer than any run: what takes longer than this is left out of the percentiles. */
    private static final String TIMEOUT = "60s";

    private static final List<String> SCRIPTS = List.of("alerts.lua", "paced.lua");

    private final Path folder;
    private final int seconds;

    /** @param seconds of each run */
    Wrk(Path folder, int seconds) throws IOException {
        this.folder = folder;
        this.seconds = seconds;
        for (String script : SCRIPTS) {
            try (InputStream lua = Wrk.class.getResourceAsStream("/wrk/" + script)) {
                Files.write(folder.resolve(script), lua.readAllBytes());
            }
        }
    }

    /** What one run posts. */
    record Load(String url, int connections, String shape, int batch, int same, String key) {}

    /** What is sent at a constant rate, on so many connections, whether or not what was sent before is answered. */
    record Pace(String url, int connections, int perSecond, int seconds) {}

    /**
     * Runs it once.
     *
     * @param run keeps its alerts apart from those of other runs
     * @return alerts a second
     * @throws IllegalStateException if a request was not answered with success
     */
    double alertsPerSecond(Load load, String run) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "SHAPE", load.shape(),
                "BATCH", Integer.toString(load.batch()),
                "SAME", Integer.toString(load.same()),
                "RUN", run,
                "KEY", load.key());
        Scanner figures = new Scanner(run("alerts.lua", load.connections(), seconds, load.url(), environment));
        long requests = figures.nextLong();
        long failed = figures.nextLong();
        if (failed > 0) {
            throw new IllegalStateException(failed + " requests failed");
        }
        return requests * load.batch() / (figures.nextLong() / 1e6);
    }

    /**
     * Posts alerts of one service and alert name, each in a message of its own, and waits for what is answered late.
     *
     * @return what became of them, in words
     */
    String storm(Pace pace, String service, String key, String run) throws IOException, InterruptedException {
        return paced(pace, Map.of("SERVICE", service, "KEY", key, "RUN", run));
    }

    /**
     * Reads something again and again, and waits for what is answered late.
     *
     * @param token of whoever reads
     * @return what became of it, in words
     */
    String reads(Pace pace, String token) throws IOException, InterruptedException {
        return paced(pace, Map.of("TOKEN", token));
    }

    private String paced(Pace pace, Map<String, String> what) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(what);
        environment.put("PER_SECOND", Integer.toString(pace.perSecond()));
        environment.put("TOTAL", Integer.toString(pace.perSecond() * pace.seconds()));
        return run("paced.lua", pace.connections(), pace.seconds() + GRACE_SECONDS, pace.url(), environment);
    }

    /** What the script says in the end. */
    private String run(String script, int connections, int duration, String url, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + duration + "s",
                        "--timeout",
                        TIMEOUT,
                        "-s",
                        folder.resolve(script).toString(),
                        url))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process wrk = builder.start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        return output.lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> line.substring(RESULT.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
    }
}
