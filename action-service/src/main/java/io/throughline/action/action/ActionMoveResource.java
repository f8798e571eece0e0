package io.throughline.action.action;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The moves of an action through its lifecycle. */
@Path("/api/v1/actions") // as every resource of actions: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class ActionMoveResource {
    private final ActionService actions;

    ActionMoveResource(ActionService actions) {
        this.actions = actions;
    }

    @POST
    @Idempotent
    @Path("/{ref}/start")
    @Operation(operationId = "startAction", summary = "Say that somebody works on it")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> start(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MoveRequest request) {
        return ActionResource.tagged(actions.start(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/block")
    @Operation(operationId = "blockAction", summary = "Say that it cannot go on, and why")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> block(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReasonRequest request) {
        return ActionResource.tagged(actions.block(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/complete")
    @Operation(operationId = "completeAction", summary = "Say that it is done, and show it")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> complete(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CompleteRequest request) {
        return ActionResource.tagged(actions.complete(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/verify")
    @Operation(
            operationId = "verifyAction",
            summary = "Make sure that it holds; never by its owner nor by who completed it")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> verify(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            VerifyRequest request) {
        return ActionResource.tagged(actions.verify(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/fail-verification")
    @Operation(operationId = "failActionVerification", summary = "Say that it is not done after all, and why")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> failVerification(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReasonRequest request) {
        return ActionResource.tagged(actions.failVerification(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/drop")
    @Operation(operationId = "dropAction", summary = "Accept the risk instead, until a day")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> drop(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DropRequest request) {
        return ActionResource.tagged(actions.drop(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/reopen")
    @Operation(operationId = "reopenAction", summary = "Take it up again, and say why")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<ActionView> reopen(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReopenRequest request) {
        return ActionResource.tagged(actions.reopen(ref, VersionTag.ofHeader(ifMatch), request));
    }
}
