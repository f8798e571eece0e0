package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells the people of an incident to paste works, and leaves its incidents where the guide says. */
@ExtendWith(SharedStack.class)
class RunAnIncidentGuideIT {
    private static final String ADA = "ada@example.org";
    private static final String GRACE = "grace@example.org";
    private static final String INCIDENTS = "/api/v1/incidents";

    @Test
    void guideLeavesItsIncidentsWhereItSays(LaunchedStack stack, @TempDir Path folder)
            throws IOException, InterruptedException {
        PastedBlocks.of("docs/run-an-incident.md").pasteInto(stack, folder);

        List<String> newestFirst = asAda(stack, "?service=checkout").path("items.reference");
        assertThat(newestFirst).hasSize(4);
        assertRunByAda(stack, "/" + newestFirst.get(3));
        assertReviewedWithoutAction(stack, "/" + newestFirst.get(2));
        assertWaived(stack, "/" + newestFirst.get(1));
        assertPrivate(stack, "/" + newestFirst.get(0));
    }

    private static void assertRunByAda(LaunchedStack stack, String ref) {
        Response incident = asAda(stack, ref);
        assertThat(incident.<String>path("declaredBy")).isEqualTo("system");
        assertThat(incident.<String>path("status")).isEqualTo("PREVENTING");
        assertThat(incident.<String>path("severity")).isEqualTo("SEV2");
        assertThat(incident.<String>path("lead")).isEqualTo(ADA);
        assertThat(incident.<List<String>>path("roles.role"))
                .containsExactlyInAnyOrder("LEAD", "RESPONDER", "COMMUNICATIONS");
        assertThat(incident.<List<Object>>path("impact.endedAt")).hasSize(2).doesNotContainNull();

        Response review = asAda(stack, ref + "/review");
        assertThat(review.<String>path("state")).isEqualTo("PUBLISHED");
        assertThat(review.<Integer>path("version")).isEqualTo(2);
        assertThat(review.<List<String>>path("actions.title")).containsExactly("Check configuration before rollout");
        assertThat(new FollowedIncident(stack, ref.substring(1)).actions()).hasSize(1);
        assertTimeline(
                stack,
                ref,
                List.of("REOPENED", "NOTE", "MANUAL_FIX", "DECISION", "STATUS_UPDATED", "SEVERITY_CHANGED"));
    }

    private static void assertReviewedWithoutAction(LaunchedStack stack, String ref) {
        Response incident = asAda(stack, ref);
        assertThat(incident.<String>path("declaredBy")).isEqualTo("linus@example.org");
        assertThat(incident.<String>path("status")).isEqualTo("CLOSED");

        Response review = asAda(stack, ref + "/review");
        assertThat(review.<String>path("state")).isEqualTo("PUBLISHED");
        assertThat(review.<String>path("noAction.by")).isEqualTo(GRACE);
        assertThat(review.<Object>path("waiver")).isNull();
        assertTimeline(stack, ref, List.of("CANCELLED", "REINSTATED", "REVIEW_PUBLISHED", "CLOSED"));
    }

    private static void assertWaived(LaunchedStack stack, String ref) {
        assertThat(asAda(stack, ref).<String>path("status")).isEqualTo("CLOSED");
        assertThat(asAda(stack, ref + "/review").<String>path("waiver.by")).isEqualTo(GRACE);
        assertTimeline(stack, ref, List.of("REVIEW_WAIVED", "CLOSED"));
    }

    private static void assertPrivate(LaunchedStack stack, String ref) {
        Response incident = asAda(stack, ref);
        assertThat(incident.<Boolean>path("private")).isTrue();
        assertThat(incident.<String>path("status")).isEqualTo("CLOSED");
        assertThat(incident.<List<String>>path("members")).containsExactly("linus@example.org");
        stack.as(LaunchedStack.INCIDENT_SERVICE, "stranger@example.org", "responder")
                .get(INCIDENTS + ref)
                .then()
                .statusCode(404);
    }

    private static void assertTimeline(LaunchedStack stack, String ref, List<String> kinds) {
        assertThat(asAda(stack, ref + "/timeline?limit=200").<List<String>>path("items.kind"))
                .containsAll(kinds);
        assertThat(asAda(stack, ref + "/timeline/verification").<Boolean>path("valid"))
                .isTrue();
    }

    private static Response asAda(LaunchedStack stack, String below) {
        Response answer =
                stack.as(LaunchedStack.INCIDENT_SERVICE, ADA, "incident-lead").get(INCIDENTS + below);
        answer.then().statusCode(200);
        return answer;
    }
}
