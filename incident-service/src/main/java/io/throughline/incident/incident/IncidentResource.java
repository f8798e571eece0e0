package io.throughline.incident.incident;

import io.quarkus.security.Authenticated;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Emails;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The incidents. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Incidents")
public class IncidentResource {
    private final IncidentService incidents;
    private final IncidentQueryService queries;

    IncidentResource(IncidentService incidents, IncidentQueryService queries) {
        this.incidents = incidents;
        this.queries = queries;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "declareIncident", summary = "Declare an incident")
    @APIResponse(
            responseCode = "201",
            description = "It is declared; Location says where it is",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public RestResponse<IncidentView> declare(DeclareRequest request) throws SQLException {
        IncidentView incident = incidents.declare(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, incident)
                .header(HttpHeaders.LOCATION, "/api/v1/incidents/" + incident.reference())
                .header(HttpHeaders.ETAG, VersionTag.of(incident.version()))
                .build();
    }

    @GET
    @Operation(operationId = "listIncidents", summary = "Incidents, newest first")
    public Page<IncidentView> list(@BeanParam Query asked) throws SQLException {
        QueryReader query = new QueryReader();
        IncidentFilter filter = new IncidentFilter(
                query.anyOf("status", asked.status(), IncidentStatus.class),
                query.anyOf("severity", asked.severity(), Severity.class),
                query.texts("service", asked.service()),
                query.parsed("lead", asked.lead(), IncidentResource::email, "an e-mail address"),
                query.time("declaredFrom", asked.declaredFrom()),
                query.time("declaredTo", asked.declaredTo()));
        PageRequest page = query.page(asked.limit(), asked.after());
        query.done();
        return queries.list(filter, page);
    }

    @GET
    @Path("/{ref}")
    @Operation(operationId = "getIncident", summary = "One incident, by INC-12 or its UUID")
    public RestResponse<IncidentView> get(@PathParam("ref") String ref) throws SQLException {
        return tagged(queries.get(ref));
    }

    /** The incident with its ETag. */
    public static RestResponse<IncidentView> tagged(IncidentView incident) {
        return RestResponse.ResponseBuilder.ok(incident)
                .header(HttpHeaders.ETAG, VersionTag.of(incident.version()))
                .build();
    }

    private static String email(String text) {
        if (!Emails.isAddress(text)) {
            throw new IllegalArgumentException(text);
        }
        return Emails.normalized(text);
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("status") List<String> status,
            @QueryParam("severity") List<String> severity,
            @QueryParam("service") List<String> service,
            @QueryParam("lead") List<String> lead,
            @QueryParam("declaredFrom") @Nullable String declaredFrom,
            @QueryParam("declaredTo") @Nullable String declaredTo,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {}
}
