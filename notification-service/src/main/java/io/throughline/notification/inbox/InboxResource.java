package io.throughline.notification.inbox;

import io.quarkus.security.Authenticated;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.notification.notification.NotificationService;
import io.throughline.notification.notification.NotificationView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own inbox. */
@Path("/api/v1/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Inbox")
public class InboxResource {
    private final NotificationService notifications;
    private final Caller caller;

    InboxResource(NotificationService notifications, Caller caller) {
        this.notifications = notifications;
        this.caller = caller;
    }

    /** The list, newest first. */
    @GET
    @Operation(operationId = "listInbox", summary = "What the caller was told, newest first")
    public Page<NotificationView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader reader = new QueryReader();
        PageRequest page = reader.page(limit, after);
        reader.done();
        return notifications.inboxOf(caller.email(), page);
    }

    /** Marks one of the caller's own as seen. */
    @POST
    @Idempotent
    @Path("/{id}/read")
    @Operation(operationId = "readInboxNotification", summary = "Say that the caller has seen it")
    public NotificationView read(@PathParam("id") String id) {
        return notifications.read(id, caller.email());
    }
}
