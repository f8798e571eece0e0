package io.throughline.e2e.fault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks that writes down what it gets, and answers 204, or what it is told to. */
public final class ScriptedReceiver implements AutoCloseable {
    private static final int THREADS = 8;

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Path file;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    /**
     * What one message is answered with.
     *
     * @param after how long the answer takes
     */
    public record Answer(int status, Duration after) {
        private static final Answer USUAL = new Answer(204, Duration.ZERO);
    }

    /**
     * One message.
     *
     * @param id its {@code webhook-id}
     * @param answered status that it was answered with
     */
    public record Received(String id, String body, int answered) {}

    private ScriptedReceiver(HttpServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    /**
     * Listens on a free port, and on the same one again: what was to be sent there before still is.
     *
     * @param file keeps what comes, with what has come before
     */
    public static ScriptedReceiver open(Path file) {
        try {
            Path portFile = file.resolveSibling("receiver-port");
            int port = Files.exists(portFile) ? Integer.parseInt(Files.readString(portFile)) : 0;
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Files.writeString(portFile, Integer.toString(server.getAddress().getPort()));
            ScriptedReceiver receiver = new ScriptedReceiver(server, file);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    receiver.received.add(JSON.readValue(line, Received.class));
                }
            }
            server.createContext("/", receiver::receive);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where messages are posted to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next messages are answered so, in this order; those after them with 204. */
    public void answer(Answer... next) {
        script.addAll(List.of(next));
    }

    /** All so far, in the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Whether it was told to refuse that message, and did. */
    public boolean refused(String id) {
        return received.stream().anyMatch(message -> message.id().equals(id) && message.answered() >= 300);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer scripted = script.poll();
            Answer answer = scripted == null ? Answer.USUAL : scripted;
            keep(new Received(
                    String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")), body, answer.status()));
            Pauses.of(answer.after());
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    private synchronized void keep(Received message) throws IOException {
        Files.writeString(
                file, JSON.writeValueAsString(message) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        received.add(message);
    }
}
