package io.throughline.kit.outbox;

import io.throughline.kit.outbox.OutboxBacklog.Oldest;
import io.throughline.kit.outbox.OutboxBacklog.Waiting;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows operators what waits to be announced. */
@Path("/api/v1/admin/outbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations")
public class OutboxResource {
    private final OutboxBacklog backlog;
    private final EventRelay relay;

    OutboxResource(OutboxBacklog backlog, EventRelay relay) {
        this.backlog = backlog;
        this.relay = relay;
    }

    @GET
    @Operation(operationId = "getOutbox", summary = "Events that the broker has not acknowledged, and who sends them")
    public OutboxView outbox() throws SQLException {
        Waiting waiting = backlog.waiting();
        Optional<Oldest> oldest = backlog.oldest();
        return new OutboxView(
                waiting.count(),
                waiting.exact(),
                waiting.topics(),
                oldest.map(Oldest::at).orElse(null),
                oldest.map(Oldest::age).map(OutboxResource::seconds).orElse(0.0),
                relay.kind(),
                relay.isLeading());
    }

    private static double seconds(Duration age) {
        return age.toMillis() / 1000.0;
    }
}
