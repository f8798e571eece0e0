package io.throughline.incident.catalog;

import io.quarkus.security.Authenticated;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    @Operation(
            operationId = "assignDecisionRight",
            summary = "Give a decision right to somebody, or leave it vacant",
            description = "Taking it from somebody needs If-Match with the ETag of the service's record.",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "VERSION_REQUIRED ILLEGAL_MOVE"))
    @APIResponse(
            responseCode = "200",
            description = "Who holds it now",
            content = @Content(schema = @Schema(implementation = DecisionRightView.class)))
    public RestResponse<DecisionRightView> assign(
            @PathParam("slug") String slug,
            @PathParam("right") @Parameter(schema = @Schema(implementation = DecisionRight.class)) String right,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DecisionRightRequest request) {
        DecisionRightService.Assigned assigned = rights.assign(slug, right, request, VersionTag.ofHeader(ifMatch));
        return RestResponse.ResponseBuilder.ok(assigned.right())
                .header(HttpHeaders.ETAG, VersionTag.of(assigned.version()))
                .build();
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
