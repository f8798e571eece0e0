package io.throughline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was released stays as it was; shown on releases that this test makes up. */
class GoldenReleasesTest {
    private static final String OF_THE_FIRST = "0.9/door.opened.v1/front.json";
    private static final String OF_THE_SECOND = "0.10/door.opened.v1/front.json";

    @TempDir
    Path root;

    private GoldenReleases releases;

    @BeforeEach
    void threeReleasesOfWhichOneIsInWork() throws IOException {
        write(OF_THE_FIRST, "{\"door\":1}");
        write(OF_THE_SECOND, "{\"door\":2}");
        write("0.11/door.opened.v1/front.json", "{\"door\":3}");
        // Written by sha256sum, not by the code under test.
        write(GoldenReleases.RELEASED, """
                e71bd3a5cfc10bb4f543be3068f0c6b8112f6bd690050cf739c3f0a4f5bf927a  %s
                92809496f2f12aa355bb4bd7843e715696455ce0e6b4a42401be38f130a06922  %s
                """.formatted(OF_THE_FIRST, OF_THE_SECOND));
        releases = new GoldenReleases(root);
    }

    @Test
    void theNewestIsInWorkAndMayChange() throws IOException {
        assertThat(releases.newest()).isEqualTo("0.11");

        write("0.11/door.opened.v1/front.json", "{\"door\":4}");
        write("0.11/door.opened.v1/back.json", "{\"door\":5}");

        assertThat(releases.faults()).isEmpty();
        assertThat(releases.inWork()).hasSize(2);
        assertThat(releases.all()).hasSize(4);
    }

    @Test
    void anEditedExampleIsFound() throws IOException {
        write(OF_THE_FIRST, "{\"door\":7}");

        assertThat(releases.faults()).containsExactly(OF_THE_FIRST + " was released and is another now");
    }

    @Test
    void aRemovedExampleIsFound() throws IOException {
        Files.delete(root.resolve(OF_THE_SECOND));

        assertThat(releases.faults()).containsExactly(OF_THE_SECOND + " was released and is gone");
    }

    @Test
    void anExampleAddedAfterTheReleaseIsFound() throws IOException {
        write("0.9/door.opened.v1/late.json", "{\"door\":8}");

        assertThat(releases.faults())
                .containsExactly(
                        "0.9/door.opened.v1/late.json is of an earlier release and not listed in released.sha256");
    }

    @Test
    void aReleaseThatNobodyListedIsFound() throws IOException {
        write("0.12/door.opened.v1/front.json", "{\"door\":9}");

        assertThat(releases.faults())
                .containsExactly(
                        "0.11/door.opened.v1/front.json is of an earlier release and not listed in released.sha256");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
