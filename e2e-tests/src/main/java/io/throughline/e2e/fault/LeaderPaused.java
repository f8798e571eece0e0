package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.time.Duration;
import org.awaitility.Awaitility;

/** F8: the process whose relay leads stands still, and goes on as if it still led. */
record LeaderPaused(String service, Duration time) implements Fault {
    private static final String LEADS = "throughline_relay_leader 1.0";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "F8 the relay's leader of " + service + " stands still for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        stack.killer().pause(leader(stack.stack()), time);
    }

    private String leader(LaunchedStack stack) {
        return Awaitility.await("a leader of " + service)
                .atMost(SOON)
                .ignoreExceptions() // one may just be gone
                .until(
                        () -> stack.state().parts().stream()
                                .map(StackState.Part::name)
                                .filter(name -> name.startsWith(service))
                                .filter(part -> stack.to(part)
                                        .get("/q/metrics")
                                        .asString()
                                        .contains(LEADS))
                                .toList(),
                        leaders -> leaders.size() == 1)
                .get(0);
    }
}
