package io.throughline.incident.thread;

import io.throughline.incident.thread.ThreadView.Step;
import io.throughline.incident.thread.ThreadView.TimeLost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The thread of an incident, judged: each step's state, and where time was lost. Pure. */
final class IncidentThread {
    private final ThreadSubject incident;
    private final ThreadFacts facts;
    private final StepsOfThread steps;
    private final Instant now;

    IncidentThread(ThreadSubject incident, ThreadFacts facts, Instant now) {
        this.incident = incident;
        this.facts = facts;
        this.steps = new StepsOfThread(incident, facts);
        this.now = now;
    }

    ThreadView view() {
        List<Step> judged = Arrays.stream(ThreadStep.values()).map(this::judged).toList();
        return new ThreadView(
                incident.reference(),
                judged,
                judged.stream()
                        .filter(step -> step.state() == StepState.MISSING)
                        .map(Step::step)
                        .toList(),
                new TimeLost(longest(judged, ThreadStep.Part.RESPONSE), longest(judged, ThreadStep.Part.PREVENTION)));
    }

    private Step judged(ThreadStep step) {
        Taken taken = steps.taken(step);
        Instant at = taken.at();
        return new Step(
                step,
                step.question(),
                taken.state(now),
                at,
                at == null ? null : Duration.between(steps.zero(), at).truncatedTo(ChronoUnit.SECONDS),
                taken.by(),
                at == null ? List.of() : evidence(step));
    }

    /** Who waits for a step waits from the latest of those before it: they need not be taken in order. */
    private @Nullable ThreadStep longest(List<Step> judged, ThreadStep.Part part) {
        ThreadStep longest = null;
        Duration most = Duration.ZERO;
        Instant before = steps.zero();
        for (Step step : judged) {
            Instant at = step.at();
            if (at == null) {
                continue;
            }
            Duration wait = Duration.between(before, at);
            if (step.step().part() == part && wait.compareTo(most) > 0) {
                longest = step.step();
                most = wait;
            }
            before = at.isAfter(before) ? at : before;
        }
        return longest;
    }

    private List<String> evidence(ThreadStep step) {
        String self = "/api/v1/incidents/" + incident.reference();
        return switch (step) {
            case ALERTED -> List.of("/api/v1/alerts?incident=" + incident.reference());
            case DECLARED -> List.of(self + "/timeline?kind=DECLARED");
            case PEOPLE_NOTIFIED -> List.of(self + "/timeline?kind=NOTIFIED");
            case ACKNOWLEDGED -> List.of(self + "/timeline?kind=ACKNOWLEDGED&kind=NOTIFICATION_ACKNOWLEDGED");
            case LEAD_ASSIGNED -> List.of(self + "/timeline?kind=ACKNOWLEDGED&kind=ROLE_ASSIGNED");
            case IMPACT_UNDERSTOOD -> List.of(self + "/timeline?kind=IMPACT_RECORDED");
            case MITIGATED -> List.of(self + "/timeline?kind=MITIGATED&kind=RESOLVED");
            case RESOLVED -> List.of(self + "/timeline?kind=RESOLVED");
            case ROOT_CAUSE_FOUND, REVIEW_PUBLISHED, DECISION_CHANGED -> List.of(self + "/review");
            case PREVENTION_ASSIGNED, PREVENTION_VERIFIED ->
                Stream.concat(
                                facts.actions().references().stream().map(action -> "/api/v1/actions/" + action),
                                Stream.of(self + "/timeline?kind=ACTION"))
                        .toList();
        };
    }
}
