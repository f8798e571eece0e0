package io.throughline.incident.alert;

import io.quarkus.security.Authenticated;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
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

/** The alerts that were received. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Alerts")
public class AlertResource {
    private final AlertQueries alerts;
    private final UnmappedDeliveries unmapped;
    private final Caller caller;

    AlertResource(AlertQueries alerts, UnmappedDeliveries unmapped, Caller caller) {
        this.alerts = alerts;
        this.unmapped = unmapped;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAlerts", summary = "Alerts, newest first")
    public Page<AlertView> list(
            @QueryParam("state") List<String> state,
            @QueryParam("service") List<String> service,
            @QueryParam("severity") List<String> severity,
            @QueryParam("verdict") List<String> verdict,
            @QueryParam("incident") List<String> incident,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        AlertFilter filter = new AlertFilter(
                query.anyOf("state", state, AlertState.class),
                query.texts("service", service),
                query.anyOf("severity", severity, AlertSeverity.class),
                query.anyOf("verdict", verdict, Verdict.class),
                query.parsed("incident", incident, AlertResource::incidentNumber, "a reference such as INC-12"));
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(
                alerts.matching(filter, caller.email(), page.afterId().orElse(null), page.fetch()),
                Function.identity(),
                AlertView::id);
    }

    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}") // else the paths of senders, below this one, would take a GET
    @Operation(operationId = "getAlert", summary = "One alert")
    public AlertView get(@PathParam("id") String id) throws SQLException {
        try {
            return alerts.one(UUID.fromString(id), caller.email())
                    .orElseThrow(() -> new UnknownResourceException("alert", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("alert", id);
        }
    }

    @GET
    @Path("/unmapped")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listUnmappedDeliveries",
            summary = "What was posted and could not be mapped, newest first")
    public Page<UnmappedView> unmapped(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(
                unmapped.before(page.afterId().orElse(null), page.fetch()), Function.identity(), UnmappedView::id);
    }

    private static Long incidentNumber(String reference) {
        if (!reference.matches("INC-[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException(reference);
        }
        return Long.valueOf(reference.substring("INC-".length()));
    }
}
