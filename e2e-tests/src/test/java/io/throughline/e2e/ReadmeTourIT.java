package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to paste works. */
class ReadmeTourIT {
    @Test
    void tourEndsInTheOwnersInbox(@TempDir Path folder) throws IOException, InterruptedException {
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            String said = PastedBlocks.of("README.md").pasteInto(stack, folder);

            assertThat(said)
                    .contains("\"incidents\":[\"INC-1\"]")
                    .contains("\"status\":\"DECLARED\"")
                    .contains("\"recipient\":\"grace@example.org\"");
        }
    }
}
