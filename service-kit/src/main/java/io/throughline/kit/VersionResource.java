package io.throughline.kit;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what runs here. */
@Path("/api/v1/version")
@PermitAll
@Tag(name = "Version")
public class VersionResource {
    private final Version version;

    VersionResource(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version") String number,
            @ConfigProperty(name = "throughline.commit", defaultValue = "unknown") String commit) {
        this.version = new Version(service, number, commit);
    }

    /** Version and commit of the running service. */
    @GET
    @Operation(operationId = "getVersion", summary = "Version and commit of the running service")
    public Version version() {
        return version;
    }

    /**
     * What runs.
     *
     * @param commit abbreviated; {@code unknown} when it was not built from a checkout
     */
    public record Version(String service, String version, String commit) {}
}
