package io.throughline.e2e.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that must hold: the table "Invariants" in the design's {@code reliability.md}, as far as a stack shows it. */
public final class Invariants {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private Invariants() {}

    /** In the order in which they are reported. */
    public static List<Invariant> all() {
        return List.of(
                new AcceptedOnce(),
                new GaplessNumbers(),
                new OrderedTopics(),
                new AgreeingProjections(),
                new ParkedRecords(),
                new OverdueOnce(),
                new DeliveredNotifications(),
                new SealedTimelines());
    }

    /**
     * Waits until the stack has drained, which it does within a minute, and checks everything; with what faults saw since
     * the last time.
     *
     * @return each violation; empty if all is well
     */
    public static List<Violation> check(FaultStack stack) {
        return check(stack, DRAINED_WITHIN);
    }

    /** As {@link #check(FaultStack)}, with another patience. */
    public static List<Violation> check(FaultStack stack, Duration patience) {
        List<Violation> violations = new ArrayList<>(stack.seen());
        violations.addAll(new Drain(stack).await(patience));
        all().forEach(invariant -> violations.addAll(invariant.check(stack)));
        return violations;
    }
}
