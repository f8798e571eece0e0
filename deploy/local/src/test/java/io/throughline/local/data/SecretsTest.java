package io.throughline.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path temporary;

    @Test
    void passwordIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var directory = temporary.resolve("secrets");
        var password = new Secrets(directory).password("incident_app");

        assertThat(password).matches("[A-Za-z0-9_-]{32}");
        assertThat(new Secrets(directory).password("incident_app")).isEqualTo(password);
        assertThat(new Secrets(directory).password("action_app")).isNotEqualTo(password);
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("incident_app"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
