package io.throughline.incident.thread;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole story of an incident. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Thread")
public class ThreadResource {
    private final ThreadService threads;

    ThreadResource(ThreadService threads) {
        this.threads = threads;
    }

    @GET
    @Path("/{ref}/thread")
    @Operation(
            operationId = "getThread",
            summary = "The whole story, step by step, from the first alert to the prevention")
    public ThreadView get(@PathParam("ref") String ref) throws SQLException {
        return threads.of(ref);
    }
}
