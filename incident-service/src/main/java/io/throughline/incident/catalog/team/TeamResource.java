package io.throughline.incident.catalog.team;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The teams, whose days of work set due dates. */
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Teams")
public class TeamResource {
    private final TeamService teams;

    TeamResource(TeamService teams) {
        this.teams = teams;
    }

    @PUT
    @Path("/{team}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "recordTeam", summary = "Create or change a team's record")
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public RestResponse<TeamView> record(
            @PathParam("team") String slug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TeamRequest request) {
        Recorded<TeamView> recorded = teams.record(slug, request, VersionTag.ofHeader(ifMatch));
        return RestResponse.ResponseBuilder.create(
                        recorded.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, recorded.record())
                .header(HttpHeaders.ETAG, VersionTag.of(recorded.record().version()))
                .build();
    }

    @GET
    @Path("/{team}")
    @Operation(operationId = "getTeam", summary = "One team's record")
    public RestResponse<TeamView> get(@PathParam("team") String slug) {
        TeamView team = teams.get(slug);
        return RestResponse.ResponseBuilder.ok(team)
                .header(HttpHeaders.ETAG, VersionTag.of(team.version()))
                .build();
    }

    @GET
    @Operation(operationId = "listTeams", summary = "Teams by slug")
    public Page<TeamView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(teams.after(page.after(), page.fetch()), TeamView::of, Team::slug);
    }
}
