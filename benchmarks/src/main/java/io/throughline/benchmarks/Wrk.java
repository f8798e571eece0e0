package io.throughline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The load generator of Debian's package {@code wrk}: it posts as fast as answers come, on a number of connections. */
final class Wrk {
    private static final String RESULT = "RESULT ";

    private final Path script;
    private final int seconds;

    /** @param seconds of each run */
    Wrk(Path folder, int seconds) throws IOException {
        this.seconds = seconds;
        this.script = folder.resolve("alerts.lua");
        try (InputStream lua = Wrk.class.getResourceAsStream("/wrk/alerts.lua")) {
            Files.write(script, lua.readAllBytes());
        }
    }

    /** What one run posts. */
    record Load(String url, int connections, String shape, int batch, int same, String key) {}

    /**
     * Runs it once.
     *
     * @param run keeps its alerts apart from those of other runs
     * @return alerts a second
     * @throws IllegalStateException if a request was not answered with success
     */
    double alertsPerSecond(Load load, String run) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + load.connections(),
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        load.url()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "SHAPE", load.shape(),
                        "BATCH", Integer.toString(load.batch()),
                        "SAME", Integer.toString(load.same()),
                        "RUN", run,
                        "KEY", load.key()));
        Process wrk = builder.start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        String[] figures = output.lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> line.substring(RESULT.length()).split(" "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
        if (!figures[1].equals("0")) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(figures[0]) * load.batch() / (Double.parseDouble(figures[2]) / 1e6);
    }
}
