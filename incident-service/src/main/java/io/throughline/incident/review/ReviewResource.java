package io.throughline.incident.review;

import io.quarkus.security.Authenticated;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.idempotency.Idempotent;
import io.throughline.kit.openapi.SharedParts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** The review of an incident. */
@Path("/api/v1/incidents") // as every resource of incidents: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Reviews")
public class ReviewResource {
    private final ReviewService reviews;

    ReviewResource(ReviewService reviews) {
        this.reviews = reviews;
    }

    @GET
    @Path("/{ref}/review")
    @Operation(operationId = "getReview", summary = "The review of an incident, and what it lacks")
    public RestResponse<ReviewView> get(@PathParam("ref") String ref) {
        return tagged(reviews.get(ref));
    }

    @PUT
    @Path("/{ref}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "writeReview", summary = "Write the review; what is published is amended as a new version")
    @Extension(name = SharedParts.PROBLEMS, value = "CONDITION_UNMET")
    public RestResponse<ReviewView> write(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReviewContent request)
            throws SQLException {
        return tagged(reviews.write(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/review/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "publishReview", summary = "Publish the review: its actions are opened")
    @Extension(name = SharedParts.PROBLEMS, value = "ILLEGAL_MOVE CONDITION_UNMET INCOMPLETE")
    public RestResponse<ReviewView> publish(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PublishRequest request) {
        return tagged(reviews.publish(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/review/no-action")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideNoAction", summary = "Answer for doing nothing about the cause")
    @Extension(name = SharedParts.PROBLEMS, value = "CONDITION_UNMET")
    public RestResponse<ReviewView> decideNoAction(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReasonRequest request) {
        return tagged(reviews.decideNoAction(ref, VersionTag.ofHeader(ifMatch), request));
    }

    @POST
    @Idempotent
    @Path("/{ref}/review/waive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "waiveReview", summary = "Answer for doing without the review")
    @Extension(name = SharedParts.PROBLEMS, value = "CONDITION_UNMET")
    public RestResponse<ReviewView> waive(
            @PathParam("ref") String ref,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReasonRequest request) {
        return tagged(reviews.waive(ref, VersionTag.ofHeader(ifMatch), request));
    }

    private static RestResponse<ReviewView> tagged(ReviewService.Tagged tagged) {
        return RestResponse.ResponseBuilder.ok(tagged.review())
                .header(HttpHeaders.ETAG, VersionTag.of(tagged.tag()))
                .build();
    }
}
