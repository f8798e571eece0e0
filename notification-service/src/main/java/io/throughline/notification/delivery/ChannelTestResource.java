package io.throughline.notification.delivery;

import io.throughline.kit.Ids;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import io.throughline.notification.channel.ChannelService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries channels out. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Channels")
public class ChannelTestResource {
    private final ChannelService channels;
    private final WebhookSender sender;
    private final Caller caller;
    private final Clock clock;

    ChannelTestResource(ChannelService channels, WebhookSender sender, Caller caller, Clock clock) {
        this.channels = channels;
        this.sender = sender;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Sends one message, in use or not, and changes nothing. With an {@code Idempotency-Key} a repeat gets what the
     * receiver answered then; only where that was never committed is a second message sent, under another id. The
     * key's transaction keeps a connection for as long as the receiver takes.
     */
    @POST
    @Idempotent
    @Path("/{name}/test")
    @Operation(
            operationId = "testChannel",
            summary = "Send a signed message of the type channel.test.v1 now, and see what the receiver answers")
    public ChannelTestView test(@PathParam("name") String name) {
        Message message = Message.of(
                Ids.next(), "channel.test.v1", clock.instant(), Map.of("channel", name, "by", caller.email()));
        return ChannelTestView.of(
                sender.send(channels.requireDestination(name), message).join());
    }
}
