package io.throughline.e2e.fault;

import java.time.Duration;

/** A part is killed, and every process that is started in its place, for a while. */
record DownFor(String id, String part, Duration time) implements Fault {
    @Override
    public String name() {
        return id + " " + part + " is down for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        stack.killer().keepDown(part, time);
    }
}
