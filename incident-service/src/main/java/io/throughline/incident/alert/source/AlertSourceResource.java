package io.throughline.incident.alert.source;

import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The senders of alerts and their keys. */
@Path("/api/v1/alert-sources")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Alert sources")
public class AlertSourceResource {
    private final AlertSourceService sources;
    private final Caller caller;

    AlertSourceResource(AlertSourceService sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    @POST
    @Idempotent(secret = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerAlertSource",
            summary = "Register a sender of alerts; its key is shown this once",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "ALREADY_EXISTS SECRET_SHOWN"))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = AlertSourceView.class)))
    public RestResponse<AlertSourceView> register(AlertSourceRequest request) {
        AlertSourceView source = sources.register(request, caller.email());
        return RestResponse.ResponseBuilder.<AlertSourceView>created(URI.create("/api/v1/alert-sources/" + source.id()))
                .entity(source)
                .build();
    }

    @GET
    @Operation(operationId = "listAlertSources", summary = "Senders of alerts, without their keys")
    public Page<AlertSourceView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(
                sources.after(page.afterId().orElse(null), page.fetch()), AlertSourceView::of, AlertSource::id);
    }

    @POST
    @Idempotent(secret = true)
    @Path("/{id}/rotate")
    @Operation(operationId = "rotateAlertSource", summary = "Give a sender a new key; the old one works 24 hours more")
    @Extension(name = SharedParts.PROBLEMS, value = "SECRET_SHOWN")
    public AlertSourceView rotate(@PathParam("id") String id) {
        return sources.rotate(id, caller.email());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteAlertSource", summary = "Take a sender's keys away at once")
    public void delete(@PathParam("id") String id) {
        sources.delete(id, caller.email());
    }
}
