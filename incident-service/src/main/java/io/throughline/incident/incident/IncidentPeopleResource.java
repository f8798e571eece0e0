package io.throughline.incident.incident;

import io.quarkus.security.Authenticated;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.openapi.SharedParts;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Emails;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who does what in an incident, and who may know of it. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Incidents")
public class IncidentPeopleResource {
    private final IncidentPeopleService incidents;

    IncidentPeopleResource(IncidentPeopleService incidents) {
        this.incidents = incidents;
    }

    @PUT
    @Path("/{ref}/roles/{role}")
    @Operation(operationId = "assignRole", summary = "Give somebody a role, or hand it over")
    public RestResponse<IncidentView> assign(
            @PathParam("ref") String ref,
            @PathParam("role") String role,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            RoleRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.assign(ref, role(role), VersionTag.ofHeader(ifMatch), request));
    }

    @DELETE
    @Path("/{ref}/roles/{role}")
    @Operation(operationId = "removeRole", summary = "Take a role away; person says which responder")
    @Extension(name = SharedParts.PROBLEMS, value = "CONDITION_UNMET")
    public RestResponse<IncidentView> remove(
            @PathParam("ref") String ref,
            @PathParam("role") String role,
            @QueryParam("person") @Nullable String person,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
            throws SQLException {
        QueryReader query = new QueryReader();
        String who = first(query.parsed("person", texts(person), IncidentPeopleResource::email, "an e-mail address"));
        query.done();
        if (role(role) == IncidentRole.RESPONDER && who == null) {
            throw new InvalidFieldsException("?person", "is required: there may be several responders");
        }
        return IncidentResource.tagged(incidents.remove(ref, role(role), VersionTag.ofHeader(ifMatch), who));
    }

    @PUT
    @Path("/{ref}/private")
    @Operation(operationId = "restrictIncident", summary = "Say whether only its members may know of it")
    public RestResponse<IncidentView> restrict(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PrivateRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.restrict(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @PUT
    @Path("/{ref}/members")
    @Operation(operationId = "setMembers", summary = "Say who may know of it beside those whose part in it says so")
    public RestResponse<IncidentView> setMembers(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MembersRequest request)
            throws SQLException {
        return IncidentResource.tagged(incidents.setMembers(ref, VersionTag.ofHeader(ifMatch), request));
    }

    private static IncidentRole role(String text) {
        return Arrays.stream(IncidentRole.values())
                .filter(role -> role.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("role", text));
    }

    private static List<String> texts(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static @Nullable String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    private static String email(String text) {
        return Emails.normalized(required(text, Emails.isAddress(text)));
    }

    private static String required(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
