package io.throughline.notification.channel;

import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ways to people beside the inbox. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Channels")
public class ChannelResource {
    private final ChannelService channels;
    private final Caller caller;

    ChannelResource(ChannelService channels, Caller caller) {
        this.channels = channels;
        this.caller = caller;
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordChannel",
            summary = "Create or change a channel, and take it into use; a secret that is made here is shown this once")
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    public RestResponse<ChannelView> record(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ChannelRequest request) {
        Recorded<ChannelView> recorded = channels.record(name, request, VersionTag.ofHeader(ifMatch), caller.email());
        return tagged(recorded.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, recorded.record());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getChannel", summary = "One channel, without its secret")
    public RestResponse<ChannelView> get(@PathParam("name") String name) {
        return tagged(RestResponse.Status.OK, channels.get(name));
    }

    @GET
    @Operation(operationId = "listChannels", summary = "Channels by name, without their secrets")
    public Page<ChannelView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(channels.after(page.after(), page.fetch()), Function.identity(), ChannelView::name);
    }

    @DELETE
    @Path("/{name}")
    @Operation(operationId = "deleteChannel", summary = "Take a channel away; what waits for it becomes a dead letter")
    public void delete(@PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        channels.delete(name, VersionTag.ofHeader(ifMatch), caller.email());
    }

    private static RestResponse<ChannelView> tagged(RestResponse.Status status, ChannelView channel) {
        return RestResponse.ResponseBuilder.create(status, channel)
                .header(HttpHeaders.ETAG, VersionTag.of(channel.version()))
                .build();
    }
}
