package io.throughline.notification.notification;

import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What no channel took. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Dead letters")
public class DeadLetterResource {
    private final DeadLetterService deadLetters;
    private final Caller caller;

    DeadLetterResource(DeadLetterService deadLetters, Caller caller) {
        this.deadLetters = deadLetters;
        this.caller = caller;
    }

    /** The list, newest first. */
    @GET
    @Operation(operationId = "listDeadLetters", summary = "Notifications that were given up, newest first")
    public Page<NotificationView> list(@BeanParam Query query) {
        QueryReader reader = new QueryReader();
        NotificationFilter filter = new NotificationFilter(
                NotificationQuery.recipients(reader, query.recipient()),
                List.of(NotificationState.DEAD),
                NotificationQuery.about(reader, query.about()),
                NotificationQuery.channels(reader, query.channel()),
                Optional.empty(),
                Optional.empty());
        PageRequest page = reader.page(query.limit(), query.after());
        reader.done();
        return deadLetters.list(filter, caller.email(), page);
    }

    /** Sends many after all. */
    @POST
    @Idempotent
    @Path("/redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Send those after all that fit; {} means all. Those of channels that are not in use are skipped")
    public RedriveView redrive(RedriveRequest request) {
        return deadLetters.redrive(request, caller.email());
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("recipient") List<String> recipient,
            @QueryParam("about") List<String> about,
            @QueryParam("channel") List<String> channel,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {}
}
