package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells the owners of actions to paste works, and leaves their actions where the guide says. */
@ExtendWith(SharedStack.class)
class OwnAPreventionActionGuideIT {
    @Test
    void guideLeavesItsActionsWhereItSays(LaunchedStack stack, @TempDir Path folder)
            throws IOException, InterruptedException {
        String said = PastedBlocks.of("docs/own-a-prevention-action.md").pasteInto(stack, folder);

        List<String> newestFirst = Answers.ok(
                        Person.READER.at(stack, LaunchedStack.ACTION_SERVICE).get("/api/v1/actions?service=shipping"))
                .path("items.reference");
        assertThat(newestFirst).hasSize(4);
        assertReopened(new FollowedAction(stack, newestFirst.get(3)));
        assertDropped(new FollowedAction(stack, newestFirst.get(2)));
        assertOverdue(new FollowedAction(stack, newestFirst.get(1)));
        assertThat(said).containsPattern("Received .*\"action.overdue.v1\".*\"" + newestFirst.get(0) + "\"");
    }

    private static void assertReopened(FollowedAction action) {
        assertThat(action.history())
                .containsExactly(
                        "OPENED",
                        "STARTED",
                        "BLOCKED",
                        "STARTED",
                        "DUE_DATE_MOVED",
                        "COMPLETED",
                        "VERIFICATION_FAILED",
                        "COMPLETED",
                        "VERIFIED",
                        "REOPENED");
        assertThat(action.<String>field("status")).isEqualTo("IN_PROGRESS");
        assertThat(action.<String>field("dueOn")).isEqualTo("2099-03-15");
        assertThat(action.<Integer>field("moves")).isEqualTo(1);
    }

    private static void assertDropped(FollowedAction action) {
        assertThat(action.history()).containsExactly("OPENED", "ASSIGNED", "DROPPED");
        assertThat(action.<String>field("owner")).isEqualTo("ada@example.org");
        assertThat(action.<String>field("riskAcceptedUntil")).isEqualTo("2099-04-30");
    }

    private static void assertOverdue(FollowedAction action) {
        assertThat(action.history()).startsWith("OPENED", "OVERDUE", "ESCALATED");
        assertThat(action.<Boolean>field("overdue")).isTrue();
    }
}
