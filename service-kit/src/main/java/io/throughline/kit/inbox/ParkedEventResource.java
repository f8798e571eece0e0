package io.throughline.kit.inbox;

import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Records that this service could not apply: read, applied after all, or given up. */
@Path("/api/v1/admin/parked-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations")
public class ParkedEventResource {
    private final ParkedEventService events;
    private final ParkedQueues queues;
    private final Caller caller;

    ParkedEventResource(ParkedEventService events, ParkedQueues queues, Caller caller) {
        this.events = events;
        this.queues = queues;
        this.caller = caller;
    }

    /** The list, in the order in which they were parked. */
    @GET
    @Operation(
            operationId = "listParkedEvents",
            summary =
                    "Records that could not be applied, in the order in which they were parked; without their content")
    public Page<ParkedEventView> list(@BeanParam Query query) {
        QueryReader reader = new QueryReader();
        ParkedEventFilter filter = new ParkedEventFilter(
                reader.texts("consumer", query.consumer()),
                reader.texts("topic", query.topic()),
                reader.texts("aggregate", query.aggregate()),
                reader.anyOf("reason", query.reason(), ParkingReason.class),
                reader.truth("settled", query.settled()).orElse(false));
        PageRequest page = reader.page(query.limit(), query.after());
        reader.done();
        return events.list(filter, page);
    }

    /** One of them, with its headers. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getParkedEvent",
            summary = "One parked record with its headers; with its payload only for an admin who says why")
    @Parameter(
            name = Caller.ACCESS_REASON,
            in = ParameterIn.HEADER,
            description = "Why the payload is looked at, which may be of a private incident; logged")
    public ParkedEventView find(@PathParam("id") String id) {
        return events.show(id, caller.email(), caller.accessReason().orElse(null));
    }

    /** Applies it and what waits with it. */
    @POST
    @Idempotent
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayParkedEvent",
            summary = "Apply what is parked of its aggregate, in order, up to the first that still cannot be applied")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET")
    public ReplayView replay(@PathParam("id") String id) {
        return queues.replay(events.find(id), caller.email());
    }

    /** Applies what is parked of many aggregates. */
    @POST
    @Idempotent
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayParkedEvents",
            summary = "Apply what is parked, aggregate by aggregate; {} means all")
    public ReplayOfAllView replayAll(ReplayRequest request) {
        return queues.replayAll(request, caller.email());
    }

    /** Gives it up. */
    @POST
    @Idempotent
    @Path("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "discardParkedEvent",
            summary = "Give it up, with a reason; those behind it can be replayed then",
            description =
                    "Refused while events before it are missing: their owner's republish brings what they left, or "
                            + "skipMissing gives them up as well.")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET")
    public ParkedEventView discard(@PathParam("id") String id, DiscardRequest request) {
        return events.discard(id, request, caller.email());
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("consumer") List<String> consumer,
            @QueryParam("topic") List<String> topic,
            @QueryParam("aggregate") List<String> aggregate,
            @QueryParam("reason") List<String> reason,
            @QueryParam("settled") @Nullable String settled,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {}
}
