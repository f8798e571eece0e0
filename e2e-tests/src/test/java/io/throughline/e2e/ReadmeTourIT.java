package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to paste works as it stands, but for the ports and the data directory of a test. */
class ReadmeTourIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Pattern TOUR = Pattern.compile("<!-- tour: [^\n]*\n```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void tourEndsInTheOwnersInbox(@TempDir Path folder) throws IOException, InterruptedException {
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            String said = run(folder, tour(stack));

            assertThat(said)
                    .contains("\"incidents\":[\"INC-1\"]")
                    .contains("\"status\":\"DECLARED\"")
                    .contains("\"recipient\":\"grace@example.org\"")
                    .doesNotContain("/problems/");
        }
    }

    private static String tour(LaunchedStack stack) throws IOException {
        Matcher tour = TOUR.matcher(Files.readString(Checkout.root().resolve("README.md")));
        assertThat(tour.find()).as("the README has a tour").isTrue();
        return tour.group(1)
                .replace("http://127.0.0.1:8081", stack.url(LaunchedStack.INCIDENT_SERVICE))
                .replace("http://127.0.0.1:8083", stack.url(LaunchedStack.NOTIFICATION_SERVICE))
                .replaceAll("(throughline token [^)]*)\\)", "$1 --data " + stack.data() + ")");
    }

    private static String run(Path folder, String script) throws IOException, InterruptedException {
        Path output = folder.resolve("tour.out");
        Process shell = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = shell.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        shell.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
