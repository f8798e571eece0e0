package io.throughline.incident.catalog;

import io.quarkus.security.Authenticated;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Who decides what for a service.
 *
 * <p>Its path is that of {@link ServiceResource}, so that Quarkus sees one resource: of two whose paths overlap, it answers
 * a wrong method with 404 and not 405 (quarkus#47386).
 */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Decision rights")
public class DecisionRightResource {
    private final DecisionRightService rights;

    DecisionRightResource(DecisionRightService rights) {
        this.rights = rights;
    }

    @PUT
    @Path("/{slug}/decision-rights/{right}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE_OWNER})
    @Operation(operationId = "assignDecisionRight", summary = "Give a decision right to somebody, or leave it vacant")
    public DecisionRightView assign(
            @PathParam("slug") String slug,
            @PathParam("right") @Parameter(schema = @Schema(implementation = DecisionRight.class)) String right,
            DecisionRightRequest request) {
        return rights.assign(slug, right, request);
    }

    @GET
    @Path("/{slug}/decision-rights")
    @Operation(operationId = "listDecisionRights", summary = "Every decision right of a service and its holder, if any")
    public Page<DecisionRightView> list(@PathParam("slug") String slug) {
        return rights.rightsOf(slug);
    }

    @GET
    @Path("/{slug}/decision-rights/{right}/history")
    @Operation(operationId = "listDecisionRightHistory", summary = "Who held a decision right and when, newest first")
    public Page<DecisionRightHoldingView> history(
            @PathParam("slug") String slug,
            @PathParam("right") @Parameter(schema = @Schema(implementation = DecisionRight.class)) String right,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return rights.historyOf(slug, right, page);
    }
}
