package io.throughline.e2e.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** The two sockets of a connection that goes through a proxy. */
final class ProxiedConnection {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private volatile boolean lost;

    ProxiedConnection(Socket client, Socket server) throws IOException {
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** Carries bytes until both sides have ended. */
    void start(Line toServer, Line toClient, Runnable whenEnded) {
        AtomicInteger open = new AtomicInteger(2);
        Runnable ended = () -> {
            if (open.decrementAndGet() == 0) {
                close(client);
                close(server);
                whenEnded.run();
            }
        };
        Threads.start("proxy-to-server", () -> pump(client, server, toServer, ended));
        Threads.start("proxy-to-client", () -> pump(server, client, toClient, ended));
    }

    /** Whether bytes of it went nowhere. */
    boolean hasLost() {
        return lost;
    }

    void reset() {
        reset(client);
        reset(server);
    }

    void halfClose() {
        endOutput(server);
    }

    /** Closes it at once, and what is not sent yet is dropped: the other side sees a reset. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed before
        }
        close(socket);
    }

    private void pump(Socket from, Socket to, Line line, Runnable ended) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = read(in, buffer, line); read >= 0; read = read(in, buffer, line)) {
                if (line.swallows()) {
                    lost = true;
                } else {
                    line.carry(read);
                    out.write(buffer, 0, read);
                }
            }
            endOutput(to);
        } catch (IOException e) {
            reset(); // one side is gone: the other hears of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private static int read(InputStream in, byte[] buffer, Line line) throws IOException {
        return in.read(buffer, 0, line.slice(buffer.length));
    }

    private static void endOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // closed before
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // there is nothing left to close
        }
    }
}
