package io.throughline.incident.catalog.readiness;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How ready services are. Its path is that of all that is below services, for the reason that DecisionRightResource gives. */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Services")
public class ReadinessResource {
    private final ReadinessService readiness;

    ReadinessResource(ReadinessService readiness) {
        this.readiness = readiness;
    }

    @GET
    @Path("/{slug}/readiness")
    @Operation(operationId = "getReadiness", summary = "What a service's record lacks, item by item")
    public ReadinessView of(@PathParam("slug") String slug) {
        return readiness.readinessOf(slug);
    }
}
