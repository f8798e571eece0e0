package io.throughline.incident.release;

import io.quarkus.security.Authenticated;
import io.throughline.incident.incident.IncidentRef;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was released, as change events told it. */
@Path("/api/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Releases")
public class ReleaseResource {
    private final ReleaseQueries releases;
    private final Caller caller;

    ReleaseResource(ReleaseQueries releases, Caller caller) {
        this.releases = releases;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listReleases", summary = "Releases, the latest first")
    public Page<ReleaseView> list(
            @QueryParam("service") List<String> service,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("incident") List<String> incident,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        ReleaseFilter filter = new ReleaseFilter(
                query.texts("service", service),
                query.time("from", from),
                query.time("to", to),
                query.parsed("incident", incident, ReleaseResource::incidentNumber, "a reference such as INC-12"));
        PageRequest page = query.page(limit, after);
        query.done();
        ReleaseKey last = page.afterKey(ReleaseKey::parse).orElse(null);
        return page.page(
                releases.matching(filter, caller.email(), last, page.fetch()), Function.identity(), ReleaseKey::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRelease", summary = "One release")
    public ReleaseView get(@PathParam("id") String id) throws SQLException {
        try {
            return releases.one(UUID.fromString(id)).orElseThrow(() -> new UnknownResourceException("release", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("release", id);
        }
    }

    private static Long incidentNumber(String reference) {
        return IncidentRef.INCIDENTS.number(reference).orElseThrow(() -> new IllegalArgumentException(reference));
    }
}
