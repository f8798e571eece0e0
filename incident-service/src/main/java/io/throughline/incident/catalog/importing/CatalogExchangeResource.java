package io.throughline.incident.catalog.importing;

import io.quarkus.security.Authenticated;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The catalogue as a file.
 *
 * <p>Its path is that of the services, so that Quarkus sees one resource: of two whose paths overlap, it answers a wrong
 * method with 404 and not 405 (quarkus#47386). No service can be called as the two paths are.
 */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Services")
public class CatalogExchangeResource {
    static final String IMPORT_PATH = "/api/v1/services/import";

    private static final String YAML = "application/yaml";
    private static final String DRY_RUN = "dryRun";

    private final CatalogImport imports;
    private final CatalogExport exports;

    CatalogExchangeResource(CatalogImport imports, CatalogExport exports) {
        this.imports = imports;
        this.exports = exports;
    }

    @POST
    @Path("/import")
    @Idempotent
    @Consumes({YAML, "text/yaml", "application/x-yaml", "text/x-yaml"})
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE_OWNER})
    @Operation(
            operationId = "importServices",
            summary =
                    "Take in services from Backstage's catalog-info.yaml or our own YAML; answers what became of each document")
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "The file is read to its end",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport take(
            byte[] file,
            @QueryParam(DRY_RUN)
                    @Parameter(
                            description = "true tells what would become of each document and writes nothing",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    List<String> dryRun,
            @Context UriInfo uri) {
        QueryReader query = new QueryReader();
        query.only(uri.getQueryParameters().keySet(), DRY_RUN);
        boolean isDry = query.truth(DRY_RUN, isEmpty(dryRun, uri) ? List.of("") : dryRun)
                .orElse(false);
        query.done();
        return imports.take(file, isDry);
    }

    @GET
    @Path("/export")
    @Produces(YAML)
    @Operation(
            operationId = "exportServices",
            summary = "All services as our own YAML, which imports again without a change")
    @APIResponse(
            responseCode = "200",
            description = "One document for each service, by slug; the last line says how many they are",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    public StreamingOutput give() {
        return exports::write;
    }

    /** Quarkus gives no value at all for {@code ?dryRun=}, whose sender did not mean a real import. */
    private static boolean isEmpty(List<String> dryRun, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return dryRun.isEmpty()
                && query != null
                && !query.isEmpty()
                && uri.getQueryParameters().keySet().stream().allMatch(DRY_RUN::equals);
    }
}
