package io.throughline.e2e.fault;

import io.throughline.e2e.fault.agent.CrashPoint;

/** A process of a service dies at a statement. */
record CrashAt(String id, CrashPoint point, String service) implements Fault {
    @Override
    public String name() {
        return id + " " + service + " dies at " + point;
    }

    @Override
    public void inject(FaultStack stack) {
        long before = stack.switches().timesFired(point, service);
        stack.switches().arm(point, service);
        stack.switches().awaitFired(point, service, before);
    }

    @Override
    public void heal(FaultStack stack) {
        stack.switches().disarmAll();
        stack.killer().awaitAll();
    }
}
