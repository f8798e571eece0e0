package io.throughline.e2e.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.e2e.fault.LoadClient.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Tells one story after the other; each request is sent when the one before is settled. */
final class LoadWorker {
    private static final JsonMapper JSON = new JsonMapper();
    /** Incidents that it made before it opens an action for one: by then action-service has mostly heard of it. */
    private static final int HEARD_OF = 10;

    private final Sender sender;
    private final LoadPlan plan;
    private final int number;
    private final Progress progress;
    private final SplittableRandom random;
    private final Deque<String> incidents = new ArrayDeque<>();
    private int requests;

    LoadWorker(Sender sender, LoadPlan plan, int number, Progress progress) {
        this.sender = sender;
        this.plan = plan;
        this.number = number;
        this.progress = progress;
        this.random = new SplittableRandom(plan.seed() * 31 + number);
    }

    void run() {
        try (sender) {
            while (!progress.isOver(plan)) {
                tell(Story.next(random));
            }
        }
    }

    private void tell(Story story) {
        String ref = "";
        String group = plan.name() + "-" + number + "-group-" + requests;
        for (Step step : story.steps()) {
            if (progress.isOver(plan)) {
                return;
            }
            Step possible = step == Step.OPEN_FOR_INCIDENT && incidents.size() < HEARD_OF ? Step.OPEN : step;
            String answered = send(possible, ref, about(possible, story, group));
            if (answered == null && step != Step.ALERT && step != Step.NOTE) {
                return; // refused: what follows would be, too
            }
            if (step == Step.DECLARE && answered != null) {
                incidents.addLast(answered);
            }
            ref = answered == null ? ref : answered;
        }
    }

    private String about(Step step, Story story, String group) {
        return switch (step) {
            case ALERT -> group;
            case OPEN_FOR_INCIDENT -> incidents.removeFirst();
            default -> story.heardOutside() ? Town.HEARD_SERVICE : Town.SERVICE;
        };
    }

    private @Nullable String send(Step step, String ref, String about) {
        requests++;
        String text = plan.name() + "-" + number + "-" + requests;
        long begun = System.nanoTime();
        String answered = sender.send(new Request(step, text, step.path(ref), json(step, text, about)));
        long least = Duration.ofSeconds(1).toNanos() * plan.workers() / plan.perSecond();
        long left = least - (System.nanoTime() - begun);
        if (left > 0) {
            Pauses.of(Duration.ofNanos(left));
        }
        return answered;
    }

    private static String json(Step step, String text, String about) {
        try {
            return JSON.writeValueAsString(step.body(text, about));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
