package io.throughline.notification.channel;

import java.util.List;

/**
 * Where a channel's notifications are sent.
 *
 * @param version of the channel's record that says so
 * @param secrets that sign them, the present one first; at least one
 */
public record Destination(String channel, long version, String url, List<String> secrets) {
    /** Without secrets and address, which may hold one. */
    @Override
    public String toString() {
        return "Destination[channel=" + channel + ", version=" + version + "]";
    }
}
