package io.throughline.incident.alert.sender;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.throughline.incident.alert.format.CloudEventsFormat;
import io.throughline.incident.alert.intake.AlertIntake;
import io.throughline.incident.alert.intake.IntakeReceipt;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where CloudEvents 1.0 are posted, in binary, structured and batched mode, after a handshake if the sender wants one. */
@Path(AlertSourceKeys.INTAKE_PATH) // as every resource of alerts: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alert intake")
public class CloudEventsResource {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String BINARY_PREFIX = "ce-";

    private final AlertIntake intake;
    private final SecurityIdentity sender;

    CloudEventsResource(AlertIntake intake, SecurityIdentity sender) {
        this.intake = intake;
        this.sender = sender;
    }

    @POST
    @Path("/cloudevents")
    @Idempotent
    @RolesAllowed(AlertSourceKeys.ROLE)
    @Consumes({MediaType.APPLICATION_JSON, STRUCTURED, BATCH})
    @Operation(operationId = "postCloudEvent", summary = "Take in CloudEvents about alerts, one or a batch")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = STRUCTURED, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = BATCH, schema = @Schema(type = SchemaType.ARRAY))
            })
    @APIResponse(
            responseCode = "202",
            description = "All of it is stored",
            content = @Content(schema = @Schema(implementation = IntakeReceipt.class)))
    public Uni<RestResponse<IntakeReceipt>> cloudEvents(@Context HttpHeaders headers, byte[] body) throws SQLException {
        CloudEventsFormat format = new CloudEventsFormat(attributes(headers));
        return intake.take(AlertSourceKeys.sourceOf(sender), format, body).map(RestResponse::accepted);
    }

    /** Answers whoever asks for leave: anybody may, for a post needs a key as well (webhooks for CloudEvents, section 4). */
    @OPTIONS
    @Path("/cloudevents")
    @PermitAll
    @Operation(hidden = true)
    public Response handshake(@HeaderParam("WebHook-Request-Origin") @Nullable String origin) {
        Response.ResponseBuilder answer = Response.ok().header(HttpHeaders.ALLOW, "OPTIONS, POST");
        if (origin != null) {
            answer.header("WebHook-Allowed-Origin", origin).header("WebHook-Allowed-Rate", "*");
        }
        return answer.build();
    }

    /** The attributes of an event in binary mode; none in the modes that have them in the body. */
    private static Map<String, String> attributes(HttpHeaders headers) {
        Map<String, String> attributes = new TreeMap<>();
        MediaType type = headers.getMediaType();
        if (type != null && type.getSubtype().startsWith("cloudevents")) {
            return attributes;
        }
        headers.getRequestHeaders().forEach((name, values) -> {
            String header = name.toLowerCase(Locale.ROOT);
            if (header.startsWith(BINARY_PREFIX)) {
                attributes.put(header.substring(BINARY_PREFIX.length()), decoded(values.get(0)));
            }
        });
        return attributes;
    }

    /** What is no ASCII is percent-encoded (HTTP binding, section 3.1.3.2); a plus is a plus. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // a percent sign of a sender that does not encode
        }
    }
}
