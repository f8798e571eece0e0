package io.throughline.e2e.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The two sockets of a connection that goes through a proxy. */
final class ProxiedConnection {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CHUNKS_UNDER_WAY = 1024;

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

    /** Reads what comes, until it ends or nobody takes it any more. */
    private void read(Socket from, Line line, BlockingQueue<Chunk> underWay) {
        try {
            try {
                copy(from.getInputStream(), line, underWay);
            } catch (IOException e) {
                reset(); // one side is gone: the other hears of it
            }
            underWay.put(Chunk.END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody takes it any more
        }
    }

    private void copy(InputStream in, Line line, BlockingQueue<Chunk> underWay)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = read(in, buffer, line); read >= 0; read = read(in, buffer, line)) {
            if (line.swallows()) {
                lost = true;
            } else {
                line.squeeze(read);
                underWay.put(new Chunk(Arrays.copyOf(buffer, read)));
            }
        }
    }

    private void write(Socket to, Line line, BlockingQueue<Chunk> underWay) throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        for (Chunk chunk = underWay.take(); !chunk.isEnd(); chunk = underWay.take()) {
            line.carry(chunk.readAtNanos);
            out.write(chunk.bytes);
        }
        endOutput(to);
    }

    private void pump(Socket from, Socket to, Line line, Runnable ended) {
        BlockingQueue<Chunk> underWay = new LinkedBlockingQueue<>(CHUNKS_UNDER_WAY);
        Thread reader = Threads.start("proxy-reads", () -> read(from, line, underWay));
        try {
            write(to, line, underWay);
        } catch (IOException e) {
            reset(); // one side is gone: the other hears of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.interrupt(); // it may wait for room
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

    /** Bytes that were read at once; none when nothing comes any more. */
    private static final class Chunk {
        private static final Chunk END = new Chunk(new byte[0]);

        private final byte[] bytes;
        private final long readAtNanos = System.nanoTime();

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isEnd() {
            return bytes.length == 0;
        }
    }
}
