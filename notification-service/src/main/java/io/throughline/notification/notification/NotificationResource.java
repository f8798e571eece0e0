package io.throughline.notification.notification;

import io.quarkus.security.Authenticated;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was told to whom, for everybody who may know of what it is about. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Notifications")
public class NotificationResource {

    private final NotificationService notifications;
    private final DeadLetterService deadLetters;
    private final Caller caller;

    NotificationResource(NotificationService notifications, DeadLetterService deadLetters, Caller caller) {
        this.notifications = notifications;
        this.deadLetters = deadLetters;
        this.caller = caller;
    }

    /** The list, newest first. */
    @GET
    @Operation(operationId = "listNotifications", summary = "What was told to whom, newest first")
    public Page<NotificationView> list(@BeanParam Query query) {
        QueryReader reader = new QueryReader();
        NotificationFilter filter = new NotificationFilter(
                NotificationQuery.recipients(reader, query.recipient()),
                reader.anyOf("state", query.state(), NotificationState.class),
                NotificationQuery.about(reader, query.about()),
                NotificationQuery.channels(reader, query.channel()),
                reader.time("from", query.from()),
                reader.time("to", query.to()));
        PageRequest page = reader.page(query.limit(), query.after());
        reader.done();
        return notifications.list(filter, caller.email(), page);
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getNotification",
            summary = "One notification; what receivers answered is shown to admins")
    public NotificationView find(@PathParam("id") String id) {
        return shown(notifications.find(id, caller.email()));
    }

    /** Says that the caller, whom it was told, knows. */
    @POST
    @Idempotent
    @Path("/{id}/acknowledge")
    @Operation(
            operationId = "acknowledgeNotification",
            summary = "Say that the caller knows; nothing more is sent to them of the same event on other channels")
    public NotificationView acknowledge(@PathParam("id") String id) {
        return shown(notifications.acknowledge(id, caller.email()));
    }

    /** Sends what was given up after all. */
    @POST
    @Idempotent
    @Path("/{id}/resend")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "resendNotification",
            summary = "Send a dead one after all, from the ladder's first step on")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET")
    public NotificationView resend(@PathParam("id") String id) {
        return deadLetters.resend(id, caller.email());
    }

    private NotificationView shown(NotificationView notification) {
        return caller.hasRole(Roles.ADMIN) ? notification : notification.withoutAnswers();
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("recipient") List<String> recipient,
            @QueryParam("state") List<String> state,
            @QueryParam("about") List<String> about,
            @QueryParam("channel") List<String> channel,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {}
}
