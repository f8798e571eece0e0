package io.throughline.incident.alert.sender;

import io.quarkus.security.identity.SecurityIdentity;
import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.format.PagerDutyFormat;
import io.throughline.incident.alert.intake.AlertIntake;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
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

/** Where PagerDuty's clients post once their base URL is ours; answers as PagerDuty does. */
@Path(AlertSourceKeys.PAGERDUTY_PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll // the key is in the body
@Tag(name = "Alert intake")
public class PagerDutyResource {
    private final AlertIntake intake;
    private final SecurityIdentity sender;
    private final Clock clock;

    PagerDutyResource(AlertIntake intake, SecurityIdentity sender, Clock clock) {
        this.intake = intake;
        this.sender = sender;
        this.clock = clock;
    }

    @POST
    @Path("/enqueue")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postPagerDutyEvent", summary = "Take in an event of PagerDuty's Events API v2")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored",
            content = @Content(schema = @Schema(implementation = PagerDutyAnswer.class)))
    public RestResponse<PagerDutyAnswer> enqueue(byte[] body) throws SQLException {
        Optional<AlertSource> source = AlertSourceKeys.knownSourceOf(sender);
        List<FieldError> errors = new ArrayList<>();
        if (source.isEmpty()) {
            errors.add(AlertSourceKeys.BAD_ROUTING_KEY);
        }
        Optional<Delivery> event = read(source.map(AlertSource::services).orElse(List.of()), body, errors);
        if (source.isEmpty() || event.isEmpty()) {
            return RestResponse.status(RestResponse.Status.BAD_REQUEST, PagerDutyAnswer.invalid(errors));
        }
        intake.takeAndWait(source.get(), new ReadFormat(PagerDutyFormat.NAME, event.get()), body);
        return RestResponse.accepted(
                PagerDutyAnswer.processed(event.get().signals().get(0).dedupKey()));
    }

    private Optional<Delivery> read(List<String> services, byte[] body, List<FieldError> errors) {
        try {
            return Optional.of(new PagerDutyFormat(services).read(body, clock.instant()));
        } catch (InvalidFieldsException e) {
            errors.addAll(e.errors());
        } catch (UnreadableBodyException e) {
            errors.clear(); // what has no key because it cannot be read is not to be blamed for that
            errors.add(new FieldError("", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }
}
