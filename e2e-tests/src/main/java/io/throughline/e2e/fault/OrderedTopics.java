package io.throughline.e2e.fault;

import io.throughline.e2e.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** I5: of each aggregate, the first occurrences on the topic are 1 to the last, in this order. */
final class OrderedTopics implements Invariant {
    private static final int SHOWN = 20;

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (Source source : Source.values()) {
            Map<String, List<Long>> told = new EventLog(stack.stack()).firstOccurrences(source.topic());
            source.lastSequences(stack).forEach((id, last) -> {
                List<Long> numbers = told.getOrDefault(id, List.of());
                if (!isOneTo(last, numbers)) {
                    violations.add(new Violation(
                            "I5",
                            source.topic() + " " + id,
                            "first occurrences are " + numbers.subList(0, Math.min(SHOWN, numbers.size()))
                                    + ", expected 1 to " + last));
                }
            });
        }
        return violations;
    }

    private static boolean isOneTo(long last, List<Long> numbers) {
        long expected = 1;
        for (long number : numbers) {
            if (number != expected++) {
                return false;
            }
        }
        return expected == last + 1;
    }
}
