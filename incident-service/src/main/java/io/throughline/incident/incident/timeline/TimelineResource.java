package io.throughline.incident.incident.timeline;

import io.quarkus.security.Authenticated;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What happened in an incident. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Timeline")
public class TimelineResource {
    private static final int CREATED = 201;

    private final TimelineService timeline;

    TimelineResource(TimelineService timeline) {
        this.timeline = timeline;
    }

    @GET
    @Path("/{ref}/timeline")
    @Operation(operationId = "listTimeline", summary = "What happened, in order")
    public Page<TimelineEntryView> list(
            @PathParam("ref") String ref,
            @QueryParam("kind") List<String> kind,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        List<TimelineKind> kinds = query.anyOf("kind", kind, TimelineKind.class);
        PageRequest page = query.page(limit, after);
        query.done();
        return timeline.list(ref, kinds, page);
    }

    @POST
    @Idempotent
    @Path("/{ref}/timeline")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    @Operation(operationId = "addToTimeline", summary = "Add a note, a manual fix or a decision")
    public TimelineEntryView add(@PathParam("ref") String ref, NoteRequest request) {
        return timeline.add(ref, request);
    }

    @GET
    @Path("/{ref}/timeline/verification")
    @Operation(operationId = "verifyTimeline", summary = "Whether the timeline stands as it was written")
    public VerificationView verify(@PathParam("ref") String ref) {
        return timeline.verify(ref);
    }
}
