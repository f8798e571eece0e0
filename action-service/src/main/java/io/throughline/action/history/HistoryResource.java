package io.throughline.action.history;

import io.quarkus.security.Authenticated;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to actions, by whom and when. */
@Path("/api/v1/actions") // as every resource of actions: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class HistoryResource {
    private final HistoryService history;

    HistoryResource(HistoryService history) {
        this.history = history;
    }

    /** The list, oldest first. */
    @GET
    @Path("/{ref}/history")
    @Operation(operationId = "listActionHistory", summary = "Every change, by whom and when, oldest first")
    public Page<HistoryEntryView> list(
            @PathParam("ref") String ref,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        QueryReader reader = new QueryReader();
        PageRequest page = reader.page(limit, after);
        reader.done();
        return history.of(ref, page);
    }
}
