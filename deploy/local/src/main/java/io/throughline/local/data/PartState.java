package io.throughline.local.data;

import java.time.Instant;

/**
 * One part of the stack, as the launcher last saw it.
 *
 * @param name of the part
 * @param pid of its process
 * @param startedAt when that process started, by the operating system's account
 * @param ready whether it has answered since
 * @param port it listens on
 * @param url where clients find it
 * @param log file the part writes
 * @param restarts how often it was started again since {@code up}
 */
public record PartState(
        String name, long pid, Instant startedAt, boolean ready, int port, String url, String log, int restarts) {
    /** The same part, answering now. */
    public PartState nowReady() {
        return new PartState(name, pid, startedAt, true, port, url, log, restarts);
    }
}
