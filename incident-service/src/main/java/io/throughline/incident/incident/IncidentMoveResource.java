package io.throughline.incident.incident;

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
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The moves of an incident through its lifecycle. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Incidents")
public class IncidentMoveResource {
    private final IncidentService incidents;

    IncidentMoveResource(IncidentService incidents) {
        this.incidents = incidents;
    }

    @POST
    @Idempotent
    @Path("/{ref}/acknowledge")
    @Operation(
            operationId = "acknowledgeIncident",
            summary = "Take a declared incident on; the caller leads it, or whom they name")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<IncidentView> acknowledge(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AcknowledgeRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.acknowledge(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/mitigate")
    @Operation(operationId = "mitigateIncident", summary = "Say that customer impact has stopped")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<IncidentView> mitigate(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MoveRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.mitigate(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/resolve")
    @Operation(operationId = "resolveIncident", summary = "Say that the service is healthy")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET")
    public RestResponse<IncidentView> resolve(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ResolveRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.resolve(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/reopen")
    @Operation(operationId = "reopenIncident", summary = "Say that it is not over")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE ALREADY_EXISTS")
    public RestResponse<IncidentView> reopen(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReopenRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.reopen(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/close")
    @Operation(operationId = "closeIncident", summary = "End it: every action is finished, or none was asked for")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET ACTIONS_OPEN")
    public RestResponse<IncidentView> close(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MoveRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.close(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/cancel")
    @Operation(operationId = "cancelIncident", summary = "Say that it was a false alarm")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE")
    public RestResponse<IncidentView> cancel(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CancelRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.cancel(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/reinstate")
    @Operation(operationId = "reinstateIncident", summary = "Say that it was no false alarm")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE ALREADY_EXISTS")
    public RestResponse<IncidentView> reinstate(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MoveRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.reinstate(ref, VersionTag.ofHeader(ifMatch), request));
    }
}
