package io.throughline.e2e.fault;

import io.throughline.e2e.StackState;
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
        int before = restarts(stack);
        stack.switches().slow(each);
        try {
            Pauses.of(time);
        } finally {
            stack.switches().undo(Damage.SLOW_APPLY);
        }
        if (restarts(stack) != before) {
            throw new IllegalStateException("a process was started again because it was slow");
        }
    }

    private static int restarts(FaultStack stack) {
        return stack.stack().state().parts().stream()
                .mapToInt(StackState.Part::restarts)
                .sum();
    }
}
