package io.throughline.e2e.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Stands between a client and a server on this machine, and does to their connections what a network does. Every setting
 * can be changed while connections are open; they take effect with the next bytes.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket server;
    private final IntSupplier target;
    private final Line toServer = new Line();
    private final Line toClient = new Line();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();

    private FaultProxy(ServerSocket server, IntSupplier target) {
        this.server = server;
        this.target = target;
    }

    /**
     * Listens on a free port.
     *
     * @param target the server's port, asked for at each connection: it may not be known yet
     */
    public static FaultProxy open(IntSupplier target) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            Threads.start("proxy-accept", proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many connections were made so far. */
    public long accepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int open() {
        return connections.size();
    }

    /** Bytes wait so long before they go on, in either direction. */
    public void delay(Duration latency) {
        toServer.delay(latency);
        toClient.delay(latency);
    }

    /** No more than so many bytes a second go through, in either direction and per connection. */
    public void limit(long bytesPerSecond) {
        toServer.limit(bytesPerSecond);
        toClient.limit(bytesPerSecond);
    }

    /** Connections are accepted and bytes taken, and neither goes anywhere. */
    public void swallow() {
        swallowToServer();
        swallowToClient();
    }

    /** The server hears nothing any more, and is heard. */
    public void swallowToServer() {
        toServer.swallow();
    }

    /** The client hears nothing any more, and is heard. */
    public void swallowToClient() {
        toClient.swallow();
    }

    /** Every open connection ends with a reset, on both sides. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** The server is told on every open connection that the client has nothing more to say; it may still answer. */
    public void halfClose() {
        connections.forEach(ProxiedConnection::halfClose);
    }

    /**
     * Bytes go through again, at once. Connections that have lost some are reset: whoever waits for the rest would wait for
     * ever, and whoever got the rest without them would understand something else.
     */
    public void heal() {
        toServer.heal();
        toClient.heal();
        connections.stream().filter(ProxiedConnection::hasLost).forEach(ProxiedConnection::reset);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                accepted.incrementAndGet();
                Threads.start("proxy-connect", () -> connect(client));
            } catch (IOException e) {
                // closed: the loop ends
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
            ProxiedConnection connection = new ProxiedConnection(client, upstream);
            connections.add(connection);
            connection.start(toServer, toClient, () -> connections.remove(connection));
        } catch (IOException | RuntimeException e) { // the latter if nobody knows yet where it is
            ProxiedConnection.reset(client); // as a server that is not there refuses it
        }
    }
}
