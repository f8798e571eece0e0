package io.throughline.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description of the API is the API's. */
@QuarkusTest
class OpenApiTest {
    @Test
    void theCommittedDescriptionIsWhatTheBuildFinds() {
        assertThat(Path.of("src/main/openapi/openapi.yaml"))
                .as("copy target/openapi/openapi.yaml there if the change is meant")
                .hasSameTextualContentAs(Path.of("target/openapi/openapi.yaml"));
    }
}
