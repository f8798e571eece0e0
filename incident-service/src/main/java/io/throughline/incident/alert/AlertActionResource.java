package io.throughline.incident.alert;

import io.quarkus.security.Authenticated;
import io.throughline.incident.alert.intake.DryRunRequest;
import io.throughline.incident.alert.intake.DryRunService;
import io.throughline.incident.alert.intake.DryRunView;
import io.throughline.incident.alert.rule.AlertRuleView;
import io.throughline.incident.alert.rule.VerdictRequest;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do with alerts. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Alerts")
public class AlertActionResource {
    private final AlertActionService alerts;
    private final DryRunService dryRun;
    private final UnmappedService unmapped;

    AlertActionResource(AlertActionService alerts, DryRunService dryRun, UnmappedService unmapped) {
        this.alerts = alerts;
        this.dryRun = dryRun;
        this.unmapped = unmapped;
    }

    @POST
    @Idempotent
    @Path("/{id}/acknowledge")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Mark an alert as seen; that gives no lead and moves no incident")
    public AlertView acknowledge(@PathParam("id") String id) throws SQLException {
        return alerts.acknowledge(id);
    }

    @POST
    @Idempotent
    @Path("/{id}/verdict")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "judgeAlert", summary = "Decide on the alerts of the same service and name")
    public AlertRuleView judge(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            VerdictRequest request)
            throws SQLException {
        return alerts.judge(id, request, VersionTag.ofHeader(ifMatch));
    }

    @POST
    @Idempotent
    @Path("/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "dryRunAlerts", summary = "Explain what a sender's request would do, without doing it")
    public DryRunView dryRun(DryRunRequest request) throws SQLException {
        return dryRun.explain(request);
    }

    @POST
    @Idempotent
    @Path("/unmapped/{id}/map")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "mapUnmappedDelivery",
            summary = "Read what was kept again, and take it in",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "CONDITION_UNMET"))
    public MappedView map(@PathParam("id") String id, MapRequest request) throws SQLException {
        return unmapped.map(id, request);
    }
}
