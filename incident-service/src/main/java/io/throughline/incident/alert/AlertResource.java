package io.throughline.incident.alert;

import io.quarkus.security.Authenticated;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.incident.alert.unmapped.UnmappedDeliveries;
import io.throughline.incident.alert.unmapped.UnmappedView;
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
    private final AlertActionService actions;
    private final UnmappedDeliveries unmapped;
    private final Caller caller;

    AlertResource(AlertQueries alerts, AlertActionService actions, UnmappedDeliveries unmapped, Caller caller) {
        this.alerts = alerts;
        this.actions = actions;
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
            @QueryParam("ignored") @Nullable String ignored,
            @QueryParam("againstVerdict") @Nullable String againstVerdict,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        AlertFilter filter = new AlertFilter(
                query.anyOf("state", state, AlertState.class),
                query.texts("service", service),
                query.anyOf("severity", severity, AlertSeverity.class),
                query.anyOf("verdict", verdict, Verdict.class),
                query.parsed("incident", incident, AlertResource::incidentNumber, "a reference such as INC-12"),
                query.truth("ignored", ignored),
                query.truth("againstVerdict", againstVerdict));
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
        return actions.get(id);
    }

    @GET
    @Path("/unmapped")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listUnmappedDeliveries",
            summary = "What was posted and could not be mapped, newest first; mapped=true: what was mapped since")
    public Page<UnmappedView> unmapped(
            @QueryParam("mapped") @Nullable String mapped,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        QueryReader query = new QueryReader();
        boolean settled = query.truth("mapped", mapped).orElse(false);
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(
                unmapped.before(settled, page.afterId().orElse(null), page.fetch()),
                Function.identity(),
                UnmappedView::id);
    }

    private static Long incidentNumber(String reference) {
        if (!reference.matches("INC-[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException(reference);
        }
        return Long.valueOf(reference.substring("INC-".length()));
    }
}
