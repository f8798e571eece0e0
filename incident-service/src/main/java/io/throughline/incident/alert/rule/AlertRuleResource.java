package io.throughline.incident.alert.rule;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which alerts of a service matter; below the path of the service, so that Quarkus sees one resource (quarkus#47386). */
@Path("/api/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Alert rules")
public class AlertRuleResource {
    private final AlertRuleService rules;

    AlertRuleResource(AlertRuleService rules) {
        this.rules = rules;
    }

    @PUT
    @Path("/{slug}/alert-rules/{alertName}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordAlertRule", summary = "Decide whether the alerts of a name matter")
    @APIResponse(
            responseCode = "200",
            description = "It is the newest decision on them",
            content = @Content(schema = @Schema(implementation = AlertRuleView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is the first decision on them",
            content = @Content(schema = @Schema(implementation = AlertRuleView.class)))
    public RestResponse<AlertRuleView> record(
            @PathParam("slug") String slug,
            @PathParam("alertName") String alertName,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AlertRuleRequest request)
            throws SQLException {
        AlertRuleView rule = rules.record(new AlertName(slug, alertName), request, VersionTag.ofHeader(ifMatch));
        return answer(rule.version() == 1 ? RestResponse.Status.CREATED : RestResponse.Status.OK, rule);
    }

    @GET
    @Path("/{slug}/alert-rules/{alertName}")
    @Operation(operationId = "getAlertRule", summary = "The newest decision on the alerts of a name")
    public RestResponse<AlertRuleView> get(@PathParam("slug") String slug, @PathParam("alertName") String alertName)
            throws SQLException {
        return answer(RestResponse.Status.OK, rules.get(new AlertName(slug, alertName)));
    }

    @GET
    @Path("/{slug}/alert-rules")
    @Operation(operationId = "listAlertRules", summary = "The rules of a service, by the name of the alerts")
    public Page<AlertRuleView> list(
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return rules.list(slug, page);
    }

    @GET
    @Path("/{slug}/alert-rules/{alertName}/history")
    @Operation(
            operationId = "listAlertRuleHistory",
            summary = "Who decided what on the alerts of a name, and why, newest first")
    public Page<AlertRuleView> history(
            @PathParam("slug") String slug,
            @PathParam("alertName") String alertName,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return rules.history(new AlertName(slug, alertName), page);
    }

    private static RestResponse<AlertRuleView> answer(RestResponse.Status status, AlertRuleView rule) {
        return RestResponse.ResponseBuilder.create(status, rule)
                .header(HttpHeaders.ETAG, VersionTag.of(rule.version()))
                .build();
    }
}
