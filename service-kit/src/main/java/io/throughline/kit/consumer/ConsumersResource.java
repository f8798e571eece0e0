package io.throughline.kit.consumer;

import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows operators how far the consumers of the process that answers are. */
@Path("/api/v1/admin/consumers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations")
public class ConsumersResource {
    private final Consumers consumers;

    ConsumersResource(Consumers consumers) {
        this.consumers = consumers;
    }

    @GET
    @Operation(operationId = "listConsumers", summary = "How far this replica is with each channel it reads")
    public ConsumersView list() {
        return new ConsumersView(
                consumers.observe().stream().map(ConsumerView::of).toList());
    }

    /** Every channel of the service. */
    record ConsumersView(List<ConsumerView> items) {}
}
