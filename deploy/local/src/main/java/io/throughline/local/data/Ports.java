package io.throughline.local.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part listens where, on the loopback address only.
 *
 * @param byName ports by the name of what listens there
 */
public record Ports(Map<String, Integer> byName) {
    /** The loopback address that every part listens on. */
    public static final String HOST = "127.0.0.1";

    public Ports {
        byName = Map.copyOf(byName);
    }

    /** Where something that listens on that port is found. */
    public static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    /**
     * Ports that nobody listens on now; somebody else may take one before it is used.
     *
     * @param before ports that are wanted again, by name; others are chosen where there is none
     */
    public static Ports free(List<String> names, Map<String, Integer> before) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            var ports = new LinkedHashMap<String, Integer>();
            for (var name : names) {
                var socket = bind(before.getOrDefault(name, 0));
                sockets.add(socket); // open until all are chosen: each port once
                ports.put(name, socket.getLocalPort());
            }
            return new Ports(ports);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** The port of what is called so. */
    public int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + name);
        }
        return port;
    }

    /**
     * Checks that all of them can be listened on.
     *
     * @throws UserFacingException naming the first port that is taken, and what it is wanted for
     */
    public void requireFree() {
        byName.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            try (var socket = bind(entry.getValue())) {
                assert socket.isBound();
            } catch (IOException e) {
                throw new UserFacingException("Port " + entry.getValue() + ", wanted for " + entry.getKey()
                        + ", is taken: stop what listens there, then try again.");
            }
        });
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // connections of a former run in TIME_WAIT do not take the port
            socket.bind(address(port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
