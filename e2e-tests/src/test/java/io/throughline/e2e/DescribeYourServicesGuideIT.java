package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells the owners of services to paste works, and leaves their service as the guide says. */
@ExtendWith(SharedStack.class)
class DescribeYourServicesGuideIT {
    @Test
    void guideLeavesItsServiceConfirmedAndRetired(LaunchedStack stack, @TempDir Path folder)
            throws IOException, InterruptedException {
        String said = PastedBlocks.of("docs/describe-your-services.md").pasteInto(stack, folder);

        assertThat(said).contains("\"percentage\":", "\"gap\":\"VACANT_STOP_RELEASE\"");
        Response service = Answers.ok(
                Person.READER.at(stack, LaunchedStack.INCIDENT_SERVICE).get("/api/v1/services/parcels"));
        assertThat(service.<String>path("attestation.by")).isEqualTo("grace@example.org");
        assertThat(service.<String>path("retiredBy")).isEqualTo("grace@example.org");
    }
}
