package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code sh} blocks of a page, pasted in order into one shell as they stand, but for the ports and the data directory
 * of a test. A block that is refused on purpose has {@code <!-- refused: incomplete -->} on the line before it.
 */
record PastedBlocks(List<Block> blocks) {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Pattern BLOCK = Pattern.compile(
            "(?:^<!-- refused: ([a-z-]+) -->\n)?^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"");
    private static final String END_OF_BLOCK = "---- end of block ----\n";

    /** @param refusals problems that it is answered with: one at most */
    record Block(List<String> refusals, String script) {
        private static Block of(MatchResult found) {
            return new Block(found.group(1) == null ? List.of() : List.of(found.group(1)), found.group(2));
        }
    }

    /** Those of a page of this checkout. */
    static PastedBlocks of(String page) throws IOException {
        List<Block> blocks = BLOCK.matcher(Files.readString(Checkout.root().resolve(page)))
                .results()
                .map(Block::of)
                .toList();
        assertThat(blocks).as("blocks of " + page).isNotEmpty();
        return new PastedBlocks(blocks);
    }

    /**
     * Runs them; each must be answered with no problem but the one that it is marked with.
     *
     * @return what they printed
     */
    String pasteInto(LaunchedStack stack, Path folder) throws IOException, InterruptedException {
        String said = run(folder, script(stack));
        List<String> answers = List.of(said.split(END_OF_BLOCK));
        assertThat(answers).as(said).hasSameSizeAs(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(problems(answers.get(i)))
                    .as(blocks.get(i).script() + answers.get(i))
                    .isEqualTo(blocks.get(i).refusals());
        }
        return said;
    }

    private String script(LaunchedStack stack) throws IOException {
        return blocks.stream()
                .map(block -> block.script() + "printf '\\n" + END_OF_BLOCK.replace("\n", "\\n") + "'\n")
                .collect(Collectors.joining())
                .replace("http://127.0.0.1:8081", stack.url(LaunchedStack.INCIDENT_SERVICE))
                .replace("http://127.0.0.1:8082", stack.url(LaunchedStack.ACTION_SERVICE))
                .replace("http://127.0.0.1:8083", stack.url(LaunchedStack.NOTIFICATION_SERVICE))
                .replace("http://127.0.0.1:9000", "http://127.0.0.1:" + freePort())
                .replaceAll("(throughline token [^)]*)\\)", "$1 --data " + stack.data() + ")");
    }

    /** For what a page itself starts. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> problems(String answer) {
        return PROBLEM.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private static String run(Path folder, String script) throws IOException, InterruptedException {
        Path output = folder.resolve("pasted.out");
        Process shell = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = shell.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroyForcibly); // none is left of a shell that has ended
        shell.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
