package io.throughline.local;

import io.throughline.local.data.PartState;
import io.throughline.local.data.Ports;
import io.throughline.local.data.StackState;
import io.throughline.local.data.StackStateFile;
import io.throughline.local.process.Part;
import io.throughline.local.process.PartObserver;
import io.throughline.local.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps {@code stack.json} as the stack is, and tells the user. */
final class StateRecorder implements PartObserver {
    private final StackStateFile file;
    private final String version;
    private final Ports ports;
    private final Progress progress;
    private final ProcessIdentity launcher = ProcessIdentity.current();
    private final Map<String, PartState> parts = new LinkedHashMap<>();

    StateRecorder(StackStateFile file, String version, Ports ports, Progress progress) throws IOException {
        this.file = file;
        this.version = version;
        this.ports = ports;
        this.progress = progress;
        file.write(state());
    }

    @Override
    public synchronized void started(Part part, ProcessHandle process, int restarts) {
        var identity = ProcessIdentity.of(process);
        var endpoint = part.endpoint();
        parts.put(
                part.name(),
                new PartState(
                        part.name(),
                        identity.pid(),
                        identity.startedAt(),
                        false,
                        endpoint.port(),
                        endpoint.url(),
                        endpoint.log().toString(),
                        restarts));
        write();
    }

    @Override
    public synchronized void ready(Part part, Duration after, int restarts) {
        parts.computeIfPresent(part.name(), (name, state) -> state.nowReady());
        write();
        progress.ready(part, after, restarts);
    }

    @Override
    public void ended(Part part, String reason, Duration pause) {
        progress.restarts(part, reason, pause);
    }

    private StackState state() {
        return new StackState(
                launcher.pid(), launcher.startedAt(), version, ports.byName(), List.copyOf(parts.values()));
    }

    /** A full disk must not end the supervision: left-overs are found without the file, too. */
    private void write() {
        try {
            file.write(state());
        } catch (IOException e) {
            progress.warn("stack.json cannot be written: " + e.getMessage());
        }
    }
}
