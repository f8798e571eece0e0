package io.throughline.incident.incident;

import io.quarkus.security.Authenticated;
import io.throughline.incident.incident.impact.ImpactCorrectionRequest;
import io.throughline.incident.incident.impact.ImpactRequest;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What those who run an incident find out about it. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Incidents")
public class IncidentRunResource {
    private final IncidentRunService incidents;

    IncidentRunResource(IncidentRunService incidents) {
        this.incidents = incidents;
    }

    @PUT
    @Path("/{ref}/severity")
    @Operation(operationId = "changeSeverity", summary = "Say how bad it is, and why")
    public RestResponse<IncidentView> changeSeverity(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SeverityRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.changeSeverity(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/times")
    @Operation(operationId = "correctTimes", summary = "Set times right that were recorded wrongly")
    public RestResponse<IncidentView> correctTimes(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TimesRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.correctTimes(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/impact")
    @Operation(operationId = "recordImpact", summary = "Say what it does to customers: the open interval, or a new one")
    public RestResponse<IncidentView> recordImpact(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ImpactRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.recordImpact(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/impact/{n}")
    @Operation(operationId = "correctImpact", summary = "Set a recorded interval of impact right")
    public RestResponse<IncidentView> correctImpact(
            @PathParam("ref") String ref,
            @PathParam("n") String n,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ImpactCorrectionRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.correctImpact(ref, number(n), VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/status-updates")
    @Operation(operationId = "updateStatus", summary = "Tell stakeholders how it stands")
    public RestResponse<IncidentView> updateStatus(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            StatusUpdateRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.updateStatus(ref, VersionTag.ofHeader(ifMatch), request));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new UnknownResourceException("impact interval", text);
        }
        return Integer.parseInt(text);
    }
}
