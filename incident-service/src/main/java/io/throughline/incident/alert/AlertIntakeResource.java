package io.throughline.incident.alert;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.incident.alert.format.AlertmanagerFormat;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where alert senders post. */
@Path(AlertSourceKeys.INTAKE_PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(AlertSourceKeys.ROLE)
@Tag(name = "Alert intake")
public class AlertIntakeResource {
    private final AlertIntake intake;
    private final AlertmanagerFormat alertmanager;
    private final SecurityIdentity sender;

    AlertIntakeResource(AlertIntake intake, AlertmanagerFormat alertmanager, SecurityIdentity sender) {
        this.intake = intake;
        this.alertmanager = alertmanager;
        this.sender = sender;
    }

    @POST
    @Path("/alertmanager")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postAlertmanagerMessage", summary = "Take in a message of Prometheus Alertmanager")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "All of it is stored",
            content = @Content(schema = @Schema(implementation = IntakeReceipt.class)))
    public RestResponse<IntakeReceipt> alertmanager(byte[] body) throws SQLException {
        return RestResponse.accepted(intake.take(AlertSourceKeys.sourceOf(sender), alertmanager, body));
    }
}
