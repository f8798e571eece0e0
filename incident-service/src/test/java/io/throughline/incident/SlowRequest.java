package io.throughline.incident;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request on a connection of its own, whose sender decides when it goes on and whether it waits for the answer. */
final class SlowRequest implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;

    private SlowRequest(Socket socket) {
        this.socket = socket;
    }

    /** Begins a POST of JSON: sends its head with these further headers, and nothing of its body. */
    static SlowRequest begun(String path, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MS);
        SlowRequest request = new SlowRequest(socket);
        request.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n");
        return request;
    }

    /** Sends more of it; what is sent is on its way when this returns. */
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Sends a part of a body whose length was not announced; an empty one ends it. */
    void sendChunk(String text) throws IOException {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        send(Integer.toHexString(bytes) + "\r\n" + text + "\r\n");
    }

    /** Waits for the answer. */
    int status() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        if (line.isEmpty()) {
            throw new IOException("the connection was closed without an answer");
        }
        return Integer.parseInt(line.substring("HTTP/1.1 ".length()).substring(0, 3));
    }

    /** Goes away, whether it was answered or not. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
