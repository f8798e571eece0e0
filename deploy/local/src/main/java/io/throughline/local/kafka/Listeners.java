package io.throughline.local.kafka;

import io.throughline.local.data.Ports;
import org.jspecify.annotations.Nullable;

/**
 * What the broker listens on.
 *
 * @param port for clients
 * @param controllerPort for the node itself
 * @param proxied for clients behind a proxy; null when there are none
 */
public record Listeners(
        int port, int controllerPort, @Nullable Proxied proxied) {
    /**
     * A listener of its own for those who come through a proxy: a client goes where the broker says it is found.
     *
     * @param port that the proxy connects to
     * @param proxyPort that the proxy listens on
     */
    public record Proxied(int port, int proxyPort) {}

    String bound() {
        var bound = at("BROKER", port) + "," + at("CONTROLLER", controllerPort);
        return proxied == null ? bound : bound + "," + at("PROXIED", proxied.port());
    }

    String advertised() {
        return proxied == null ? at("BROKER", port) : at("BROKER", port) + "," + at("PROXIED", proxied.proxyPort());
    }

    private static String at(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }
}
