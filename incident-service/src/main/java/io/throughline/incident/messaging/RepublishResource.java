package io.throughline.incident.messaging;

import io.throughline.incident.catalog.ServiceRepublishing;
import io.throughline.incident.catalog.person.PersonRepublishing;
import io.throughline.incident.incident.IncidentRepublishing;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.republish.Republication;
import io.throughline.kit.republish.Republishable;
import io.throughline.kit.republish.Republished;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tells the other services again what this one has. */
@Path("/api/v1/admin/republish")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations")
public class RepublishResource {
    private final List<Republishable<?>> kinds;
    private final Republication republication;
    private final Caller caller;

    RepublishResource(
            ServiceRepublishing services,
            PersonRepublishing people,
            IncidentRepublishing incidents,
            Republication republication,
            Caller caller) {
        this.kinds = List.of(services, people, incidents); // incidents name people and services
        this.republication = republication;
        this.caller = caller;
    }

    /** Puts it into the outbox. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            operationId = "republish",
            summary = "Tell the other services again what this one has, as it is; {} means all. Nobody reacts twice",
            extensions = @Extension(name = SharedParts.PROBLEMS, value = "NOT_FOUND"))
    @APIResponse(
            responseCode = "202",
            description = "On its way; how many of each kind",
            content = @Content(schema = @Schema(implementation = Republished.class)))
    public Republished republish(RepublishRequest request) {
        List<Republishable<?>> asked = kinds.stream()
                .filter(kind -> request.kind() == null || kind.kind().equals(request.kind()))
                .toList();
        if (request.ref() == null) {
            return republication.all(asked, caller.email());
        }
        if (asked.size() != 1) {
            throw new InvalidFieldsException("/kind", "is required with a ref");
        }
        return republication.one(asked.get(0), request.ref(), caller.email());
    }
}
