package io.throughline.e2e.fault;

import io.throughline.e2e.fault.agent.Damage;
import java.time.Duration;

/** F16: every event takes 2 s to apply for a while, about 200 in all; no process is taken for dead because of it. */
record SlowHandlers(Duration each, Duration time) implements Fault {
    @Override
    public String name() {
        return "F16 every event takes " + each.toSeconds() + " s to apply, for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        int before = stack.killer().restartsOfServices();
        stack.switches().slow(each);
        try {
            Pauses.of(time);
        } finally {
            stack.switches().undo(Damage.SLOW_APPLY);
        }
        if (stack.killer().restartsOfServices() != before) {
            stack.saw("F16", "services", "a process was started again because it was slow");
        }
    }
}
