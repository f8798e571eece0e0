package io.throughline.incident.alert.sender;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.throughline.incident.alert.format.AlertmanagerFormat;
import io.throughline.incident.alert.format.DatadogFormat;
import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.format.GenericFormat;
import io.throughline.incident.alert.format.GrafanaFormat;
import io.throughline.incident.alert.intake.AlertIntake;
import io.throughline.incident.alert.intake.IntakeReceipt;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where alert senders post. */
@Path(AlertSourceKeys.INTAKE_PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(AlertSourceKeys.ROLE)
@Tag(name = "Alert intake")
public class AlertIntakeResource {
    private static final String SIGNATURE = "X-Grafana-Alerting-Signature";
    /** A name of ours: Grafana lets its user choose one. */
    private static final String SIGNED_AT = "X-Grafana-Alerting-Timestamp";

    private final AlertIntake intake;
    private final AlertmanagerFormat alertmanager;
    private final GrafanaFormat grafana;
    private final DatadogFormat datadog;
    private final SenderAnswers answers;
    private final Clock clock;
    private final SecurityIdentity sender;

    AlertIntakeResource(
            AlertIntake intake,
            AlertmanagerFormat alertmanager,
            GrafanaFormat grafana,
            DatadogFormat datadog,
            SenderAnswers answers,
            Clock clock,
            SecurityIdentity sender) {
        this.intake = intake;
        this.alertmanager = alertmanager;
        this.grafana = grafana;
        this.datadog = datadog;
        this.answers = answers;
        this.clock = clock;
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
    public Uni<RestResponse<IntakeReceipt>> alertmanager(byte[] body) throws SQLException {
        return intake.take(AlertSourceKeys.sourceOf(sender), alertmanager, body).map(RestResponse::accepted);
    }

    @POST
    @Path("/grafana")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postGrafanaMessage", summary = "Take in a message of Grafana, signed if its source signs")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "All of it is stored",
            content = @Content(schema = @Schema(implementation = IntakeReceipt.class)))
    public Uni<RestResponse<IntakeReceipt>> grafana(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @HeaderParam(SIGNED_AT) @Nullable String signedAt,
            byte[] body)
            throws SQLException {
        AlertSource source = AlertSourceKeys.sourceOf(sender);
        if (!source.isSigned(body, signedAt, signature)) {
            throw new UnauthorizedException();
        }
        return intake.take(source, grafana, body).map(RestResponse::accepted);
    }

    @PUT
    @Path("/grafana")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putGrafanaMessage", summary = "Take in a message of Grafana that is set to PUT")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "All of it is stored",
            content = @Content(schema = @Schema(implementation = IntakeReceipt.class)))
    public Uni<RestResponse<IntakeReceipt>> putGrafana(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @HeaderParam(SIGNED_AT) @Nullable String signedAt,
            byte[] body)
            throws SQLException {
        return grafana(signature, signedAt, body);
    }

    @POST
    @Path("/datadog")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postDatadogEvent", summary = "Take in an event of Datadog, as our template writes it")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "All of it is stored",
            content = @Content(schema = @Schema(implementation = IntakeReceipt.class)))
    public Uni<RestResponse<IntakeReceipt>> datadog(byte[] body) throws SQLException {
        return intake.take(AlertSourceKeys.sourceOf(sender), datadog, body).map(RestResponse::accepted);
    }

    @POST
    @Path("/generic")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postAlert", summary = "Take in one alert of anybody, whose fields may be mapped")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored",
            content = @Content(schema = @Schema(implementation = GenericAnswer.class)))
    public RestResponse<GenericAnswer> generic(byte[] body) throws SQLException {
        AlertSource source = AlertSourceKeys.sourceOf(sender);
        Delivery alert = new GenericFormat(source.mapping()).read(body, clock.instant());
        IntakeReceipt receipt = intake.takeAndWait(source, new ReadFormat(GenericFormat.NAME, alert), body);
        return RestResponse.accepted(answers.of(source.id(), alert, receipt));
    }
}
