package io.throughline.e2e.fault;

import static java.util.function.Predicate.not;

import io.throughline.e2e.EventLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * I5: of each aggregate, the first occurrences on the topic are 1 to the last, in this order; or more, where something
 * happens of itself meanwhile, as becoming overdue. A topic tells of nothing that its owner does not have.
 */
final class OrderedTopics implements Invariant {
    private static final int SHOWN = 20;

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (Source source : Source.values()) {
            Map<String, Long> before = source.lastSequences(stack);
            Map<String, List<Long>> told = new EventLog(stack.stack()).firstOccurrences(source.topic());
            before.forEach((id, last) -> {
                List<Long> numbers = told.getOrDefault(id, List.of());
                if (!isOneTo(last, numbers)) {
                    violations.add(new Violation(
                            "I5",
                            source.topic() + " " + id,
                            "first occurrences are " + numbers.subList(0, Math.min(SHOWN, numbers.size()))
                                    + ", expected 1 to " + last));
                }
            });
            violations.addAll(nobodys(source, told.keySet(), stack));
        }
        return violations;
    }

    private static List<Violation> nobodys(Source source, Set<String> told, FaultStack stack) {
        Set<String> known = new HashSet<>(source.lastSequences(stack).keySet());
        known.addAll(stack.strangers().keys());
        return told.stream()
                .filter(not(known::contains))
                .map(id -> new Violation("I5", source.topic() + " " + id, "its owner does not have it"))
                .toList();
    }

    /** At least. */
    private static boolean isOneTo(long last, List<Long> numbers) {
        long expected = 1;
        for (long number : numbers) {
            if (number != expected++) {
                return false;
            }
        }
        return expected > last;
    }
}
