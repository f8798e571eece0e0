package io.throughline.incident.incident;

import io.quarkus.security.Authenticated;
import io.throughline.incident.catalog.Severity;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The incidents. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Incidents")
public class IncidentResource {
    private final IncidentQueryService incidents;

    IncidentResource(IncidentQueryService incidents) {
        this.incidents = incidents;
    }

    @GET
    @Operation(operationId = "listIncidents", summary = "Incidents, newest first")
    public Page<IncidentView> list(
            @QueryParam("status") List<String> status,
            @QueryParam("severity") List<String> severity,
            @QueryParam("service") List<String> service,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        IncidentFilter filter = new IncidentFilter(
                query.anyOf("status", status, IncidentStatus.class),
                query.anyOf("severity", severity, Severity.class),
                query.texts("service", service));
        PageRequest page = query.page(limit, after);
        query.done();
        return incidents.list(filter, page);
    }

    @GET
    @Path("/{ref}")
    @Operation(operationId = "getIncident", summary = "One incident, by INC-12 or its UUID")
    public RestResponse<IncidentView> get(@PathParam("ref") String ref) throws SQLException {
        IncidentView incident = incidents.get(ref);
        return RestResponse.ResponseBuilder.ok(incident)
                .header(HttpHeaders.ETAG, VersionTag.of(incident.version()))
                .build();
    }
}
