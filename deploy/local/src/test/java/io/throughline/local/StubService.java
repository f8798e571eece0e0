package io.throughline.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for a service that is not built when these tests run: well as soon as it listens, and tells its environment. */
public final class StubService {
    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(
                System.getenv("THROUGHLINE_HTTP_HOST"), Integer.parseInt(System.getenv("THROUGHLINE_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/q/health", exchange -> answer(exchange, "UP"));
        server.createContext("/environment/", StubService::answerEnvironment);
        server.start();
    }

    private static void answerEnvironment(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/environment/".length());
        answer(exchange, String.valueOf(System.getenv(name)));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
