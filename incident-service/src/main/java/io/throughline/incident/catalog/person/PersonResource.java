package io.throughline.incident.catalog.person;

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

/** The people who own, lead and are told. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "People")
public class PersonResource {
    private final PersonService people;

    PersonResource(PersonService people) {
        this.people = people;
    }

    @PUT
    @Path("/{email}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "recordPerson", summary = "Create or change a person's record")
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public RestResponse<PersonView> record(
            @PathParam("email") String email,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PersonRequest request) {
        Recorded<PersonView> recorded = people.record(email, request, VersionTag.ofHeader(ifMatch));
        return RestResponse.ResponseBuilder.create(
                        recorded.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, recorded.record())
                .header(HttpHeaders.ETAG, VersionTag.of(recorded.record().version()))
                .build();
    }

    @GET
    @Path("/{email}")
    @Operation(operationId = "getPerson", summary = "One person's record")
    public RestResponse<PersonView> get(@PathParam("email") String email) {
        PersonView person = people.get(email);
        return RestResponse.ResponseBuilder.ok(person)
                .header(HttpHeaders.ETAG, VersionTag.of(person.version()))
                .build();
    }

    @GET
    @Operation(operationId = "listPeople", summary = "People by e-mail")
    public Page<PersonView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader query = new QueryReader();
        PageRequest page = query.page(limit, after);
        query.done();
        return page.page(people.after(page.after(), page.fetch()), PersonView::of, Person::email);
    }
}
