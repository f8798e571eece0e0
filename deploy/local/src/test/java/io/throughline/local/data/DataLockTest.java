package io.throughline.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir
    Path temporary;

    @Test
    void lockCanBeTakenAgainWhenItWasGivenBack() throws IOException {
        var file = temporary.resolve("lock");

        DataLock.tryAcquire(file).orElseThrow().close();

        assertThat(DataLock.tryAcquire(file)).hasValueSatisfying(DataLockTest::close);
    }

    @Test
    void fileIsNoDataDirectory() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.create(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void fullDiskIsToldBeforeAnythingStarts() {
        assertThatThrownBy(() -> DiskSpace.require(temporary, Long.MAX_VALUE))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("The disk is full")
                .hasMessageContaining(temporary.toString());
        assertThat(DiskSpace.isExhausted(new IllegalStateException(new IOException("x: No space left on device"))))
                .isTrue();
    }

    private static void close(DataLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
