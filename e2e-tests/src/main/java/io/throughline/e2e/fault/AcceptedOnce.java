package io.throughline.e2e.fault;

import io.throughline.e2e.fault.Ledger.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I1: every 2xx is there, with its event. I2: nothing is there twice, however often it was sent. */
final class AcceptedOnce implements Invariant {
    @Override
    public List<Violation> check(FaultStack stack) {
        Map<Effect, Map<String, Long>> found = new HashMap<>();
        for (Effect effect : Effect.values()) {
            found.put(effect, Source.numbers(stack.databases().rows(effect.database(), effect.sql())));
        }
        List<Violation> violations = new ArrayList<>();
        stack.ledger().outcomes().forEach((text, outcome) -> {
            Request request = outcome.request();
            if (request != null) {
                Effect effect = Effect.of(request.step());
                long rows = found.getOrDefault(effect, Map.of()).getOrDefault(text, 0L);
                String where = effect.database() + " " + effect + " " + text;
                judge(outcome, request, rows, where, violations);
            }
        });
        return violations;
    }

    private static void judge(Outcome outcome, Request request, long rows, String where, List<Violation> violations) {
        Integer status = outcome.status();
        if (outcome.isAccepted() && rows == 0) {
            violations.add(new Violation(
                    "I1",
                    where,
                    "was answered " + status + " (" + outcome.ref() + ") and is not there; attempts: "
                            + outcome.attempts()));
        }
        if (rows > 1) {
            violations.add(new Violation("I2", where, "is there " + rows + " times; attempts: " + outcome.attempts()));
        }
        boolean refused = status != null && !outcome.isAccepted();
        if (refused && rows > 0) {
            violations.add(new Violation("I2", where, "was refused with " + status + " and is there"));
        }
        if (refused && !request.step().mayBeRefused()) {
            violations.add(new Violation(
                    "I2", where, "was refused with " + status + " at the last of " + outcome.attempts() + " attempts"));
        }
    }
}
