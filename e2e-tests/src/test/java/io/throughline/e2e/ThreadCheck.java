package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds the thread of an incident, step by step and in order, against what really happened. */
final class ThreadCheck {
    private final FollowedIncident incident;
    private final Deque<Map<String, Object>> steps;

    private ThreadCheck(FollowedIncident incident, List<Map<String, Object>> steps) {
        this.incident = incident;
        this.steps = new ArrayDeque<>(steps);
    }

    static ThreadCheck of(FollowedIncident incident) {
        Response thread = incident.get("/thread");
        assertThat(thread.<String>path("reference")).isEqualTo(incident.ref());
        assertThat(thread.<List<Object>>path("missing")).isEmpty();
        return new ThreadCheck(incident, thread.path("steps"));
    }

    /** The next step was taken by that person, and each of its links leads to something. */
    ThreadCheck done(String name, String by, String... evidence) {
        Map<String, Object> step = steps.remove();
        assertThat(step)
                .containsEntry("step", name)
                .containsEntry("state", "DONE")
                .containsEntry("by", by)
                .containsEntry("evidence", List.of(evidence));
        assertThat(step.get("at")).as(name).isNotNull();
        assertThat(Duration.parse(Objects.toString(step.get("sinceFirstAlert"))))
                .as(name)
                .isGreaterThanOrEqualTo(Duration.ZERO);
        List.of(evidence).forEach(this::assertLeadsToSomething);
        return this;
    }

    void nothingElse() {
        assertThat(steps).isEmpty();
    }

    private void assertLeadsToSomething(String evidence) {
        Response found = incident.read(evidence);
        if (evidence.contains("?")) {
            assertThat(found.<List<Object>>path("items")).as(evidence).isNotEmpty();
        }
    }
}
