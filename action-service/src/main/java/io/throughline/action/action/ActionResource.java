package io.throughline.action.action;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One person does one thing by one date. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class ActionResource {
    private final ActionService actions;
    private final ActionOpeningService opening;
    private final ActionQueryService queries;

    ActionResource(ActionService actions, ActionOpeningService opening, ActionQueryService queries) {
        this.actions = actions;
        this.opening = opening;
        this.queries = queries;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "openAction", summary = "Ask one named person for one thing by one date")
    @APIResponse(
            responseCode = "201",
            description = "It is open; Location says where it is",
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> open(OpenRequest request) {
        ActionView action = opening.open(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, action)
                .header(HttpHeaders.LOCATION, "/api/v1/actions/" + action.reference())
                .header(HttpHeaders.ETAG, VersionTag.of(action.version()))
                .build();
    }

    @GET
    @Path("/{ref}")
    @Operation(operationId = "getAction", summary = "One action, by ACT-7 or its UUID")
    public RestResponse<ActionView> get(@PathParam("ref") String ref) {
        return tagged(queries.get(ref));
    }

    @PATCH
    @Path("/{ref}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "describeAction", summary = "Say in other words what is to be done")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> describe(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DetailsRequest request) {
        return tagged(actions.describe(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/owner")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "assignAction", summary = "Give it to somebody else")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> assign(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            OwnerRequest request) {
        return tagged(actions.assign(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/due-date")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "moveActionDueDate", summary = "Move its due date, and say why")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> moveDueDate(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DueDateRequest request) {
        return tagged(actions.moveDueDate(ref, VersionTag.ofHeader(ifMatch), request));
    }

    /** The action with its ETag. */
    static RestResponse<ActionView> tagged(ActionView action) {
        return RestResponse.ResponseBuilder.ok(action)
                .header(HttpHeaders.ETAG, VersionTag.of(action.version()))
                .build();
    }
}
