package io.throughline.incident.release;

import io.quarkus.security.Authenticated;
import io.throughline.incident.incident.IncidentResource;
import io.throughline.incident.incident.IncidentView;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.openapi.SharedParts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where those who run an incident say whether it comes from a release. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Releases")
public class ChangeAnswerResource {
    private final ChangeAnswerService answers;

    ChangeAnswerResource(ChangeAnswerService answers) {
        this.answers = answers;
    }

    @PUT
    @Path("/{ref}/change/{releaseId}")
    @Operation(operationId = "answerChange", summary = "Confirm or deny that a release is the cause")
    @Extension(name = SharedParts.PROBLEMS, value = "ALREADY_EXISTS")
    public RestResponse<IncidentView> answer(
            @PathParam("ref") String ref,
            @PathParam("releaseId") String releaseId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ChangeAnswerRequest request)
            throws SQLException {
        return IncidentResource.tagged(answers.answer(ref, releaseId, VersionTag.ofHeader(ifMatch), request));
    }
}
