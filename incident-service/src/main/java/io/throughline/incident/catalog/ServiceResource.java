package io.throughline.incident.catalog;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Emails;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue of services. */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Services")
public class ServiceResource {
    private final CatalogService catalog;
    private final ServiceStandingService standing;

    ServiceResource(CatalogService catalog, ServiceStandingService standing) {
        this.catalog = catalog;
        this.standing = standing;
    }

    @PUT
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE_OWNER})
    @Operation(operationId = "recordService", summary = "Create or change a service's record")
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public RestResponse<ServiceView> record(
            @PathParam("slug") String slug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ServiceRequest request) {
        Recorded<ServiceView> recorded = catalog.record(slug, request, VersionTag.ofHeader(ifMatch));
        return RestResponse.ResponseBuilder.create(
                        recorded.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, recorded.record())
                .header(HttpHeaders.ETAG, VersionTag.of(recorded.record().version()))
                .build();
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getService", summary = "One service's record")
    public RestResponse<ServiceView> get(@PathParam("slug") String slug) {
        return tagged(catalog.get(slug));
    }

    @DELETE
    @Path("/{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE_OWNER})
    @Operation(
            operationId = "retireService",
            summary = "Take a service out of use; its record is kept",
            description = "Recording it again brings it back.",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "INVALID_REQUEST VERSION_REQUIRED"))
    @APIResponse(
            responseCode = "200",
            description = "It is retired",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public RestResponse<ServiceView> retire(
            @PathParam("slug") String slug, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return tagged(standing.retire(slug, VersionTag.ofHeader(ifMatch)));
    }

    @POST
    @Idempotent
    @Path("/{slug}/attestation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE_OWNER})
    @Operation(
            operationId = "attestService",
            summary = "Confirm, as its owner or a deputy, that a service's record is true",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE"))
    @APIResponse(
            responseCode = "200",
            description = "It is confirmed",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public RestResponse<ServiceView> attest(
            @PathParam("slug") String slug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AttestationRequest request) {
        return tagged(standing.attest(slug, request, VersionTag.ofHeader(ifMatch)));
    }

    @GET
    @Operation(operationId = "listServices", summary = "Services by slug")
    public Page<ServiceView> list(
            @QueryParam("owner") List<String> owner,
            @QueryParam("team") List<String> team,
            @QueryParam("tier") List<String> tier,
            @QueryParam("gap") List<String> gap,
            @QueryParam("retired") @Nullable String retired,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        ServiceFilter filter = new ServiceFilter(
                query.texts("owner", owner).stream().map(Emails::normalized).toList(),
                query.texts("team", team),
                query.parsed("tier", tier, ServiceResource::tier, "a whole number from 1 to 4"),
                Set.copyOf(query.anyOf("gap", gap, Gap.class)),
                query.truth("retired", retired).orElse(false));
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(catalog.matching(filter, page.after(), page.fetch()), ServiceView::of, Service::slug);
    }

    private static RestResponse<ServiceView> tagged(ServiceView service) {
        return RestResponse.ResponseBuilder.ok(service)
                .header(HttpHeaders.ETAG, VersionTag.of(service.version()))
                .build();
    }

    private static Integer tier(String text) {
        if (!text.matches("[1-4]")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(text);
    }
}
