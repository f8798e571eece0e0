package io.throughline.incident.release;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.incident.release.ChangeEventReading.Refused;
import io.throughline.kit.admission.Door;
import io.throughline.kit.admission.Place;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a stock PagerDuty client posts change events. */
@Path("/v2/change/enqueue")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll // the key is in the body, and a stranger is answered in PagerDuty's words
@Tag(name = "Releases")
public class ChangeEventResource {
    private final ReleaseIntakeService releases;
    private final Door door;
    private final SecurityIdentity sender;

    ChangeEventResource(ReleaseIntakeService releases, Door door, SecurityIdentity sender) {
        this.releases = releases;
        this.door = door;
        this.sender = sender;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postChangeEvent", summary = "Take in a PagerDuty change event")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored",
            content = @Content(schema = @Schema(implementation = ChangeEventAnswer.class)))
    public RestResponse<ChangeEventAnswer> enqueue(byte[] body) throws SQLException {
        ChangeEventReading read = ChangeEventFormat.read(body);
        Optional<AlertSource> source = AlertSourceKeys.knownSourceOf(sender);
        source.ifPresent(AlertSourceKeys::requireKeySuffices);
        if (source.isPresent() && read instanceof ChangeEvent event) {
            Place.Hold whileStored = door.place().hold();
            try {
                releases.take(source.get(), event);
            } finally {
                whileStored.close();
            }
            return RestResponse.accepted(ChangeEventAnswer.TAKEN);
        }
        List<String> errors = new ArrayList<>(read instanceof Refused refused ? refused.errors() : List.of());
        if (source.isEmpty()) {
            errors.add("'routing_key' must be the key of an alert source");
        }
        return RestResponse.status(RestResponse.Status.BAD_REQUEST, ChangeEventAnswer.refused(errors));
    }
}
