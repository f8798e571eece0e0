package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to paste works, and leaves everything where it says. */
class ReadmeTourIT {
    private static final int STEPS = 13;

    @Test
    void tourEndsInTheRepeatTrend(@TempDir Path folder) throws IOException, InterruptedException {
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            String said = PastedBlocks.of("README.md").pasteInto(stack, folder);

            assertThat(said).contains("\"recipient\":\"grace@example.org\"").contains("\"action.overdue.v1\"");
            assertFirstIsForgotten(new FollowedIncident(stack, "INC-1"));
            assertSecondIsPrevented(new FollowedIncident(stack, "INC-2"));
            assertTrend(new FollowedIncident(stack, "INC-2").read("/api/v1/trends/repeat-incidents"));
        }
    }

    private static void assertFirstIsForgotten(FollowedIncident incident) {
        assertThat(incident.<String>field("status")).isEqualTo("RESOLVED");
        assertThat(incident.actions()).singleElement().satisfies(action -> {
            assertThat(action.<String>field("status")).isEqualTo("OPEN");
            assertThat(action.<Boolean>field("overdue")).isTrue();
        });
    }

    private static void assertSecondIsPrevented(FollowedIncident incident) {
        assertThat(incident.<String>field("status")).isEqualTo("CLOSED");
        assertThat(incident.get("/thread").<List<String>>path("steps.state"))
                .hasSize(STEPS)
                .containsOnly("DONE");
        assertThat(incident.actions())
                .singleElement()
                .satisfies(action -> assertThat(action.<String>field("status")).isEqualTo("VERIFIED"));
    }

    private static void assertTrend(Response trend) {
        assertThat(trend.<List<String>>path("groups.group")).containsExactly("storefront");
        assertThat(trend.<Integer>path("totals.incidents")).isEqualTo(2);
        assertThat(trend.<Integer>path("totals.repeats")).isEqualTo(1);
        assertThat(trend.<Integer>path("totals.preventableRepeats")).isEqualTo(1);
        assertThat(trend.<String>path("groups[0].repeats[0].reference")).isEqualTo("INC-2");
        assertThat(trend.<String>path("groups[0].repeats[0].of")).isEqualTo("INC-1");
        assertThat(trend.<List<String>>path("groups[0].repeats[0].failedActions.reference"))
                .containsExactly("ACT-1");
    }
}
