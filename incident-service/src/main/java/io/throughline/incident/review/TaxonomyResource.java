package io.throughline.incident.review;

import io.quarkus.security.Authenticated;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The kinds of triggers and root causes. */
@Path("/api/v1/taxonomies/{taxonomy}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Taxonomies")
public class TaxonomyResource {
    private static final int CREATED = 201;

    private final TaxonomyService taxonomies;

    TaxonomyResource(TaxonomyService taxonomies) {
        this.taxonomies = taxonomies;
    }

    @GET
    @Operation(operationId = "listKinds", summary = "Kinds of a taxonomy: trigger or root-cause")
    public KindsView list(@PathParam("taxonomy") String taxonomy) throws SQLException {
        return taxonomies.list(taxonomy);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @ResponseStatus(CREATED)
    @Operation(operationId = "addKind", summary = "Add a kind of the organisation's own")
    @Extension(name = SharedParts.PROBLEMS, value = "ALREADY_EXISTS")
    public KindView add(@PathParam("taxonomy") String taxonomy, KindRequest request) throws SQLException {
        return taxonomies.add(taxonomy, request);
    }
}
