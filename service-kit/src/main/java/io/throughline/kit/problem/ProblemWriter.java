package io.throughline.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.kit.error.OverloadedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers with a problem document where JAX-RS is not reached. */
@Singleton
public class ProblemWriter {
    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the response with the problem, unless it is ended already. */
    public void write(RoutingContext context, ProblemType type, String detail) {
        if (context.response().ended()) {
            return;
        }
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(Problem.of(type, detail)));
    }

    /** Ends the response with 401 and how to authenticate. */
    public void challenge(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", Challenge.SCHEME);
        write(context, ProblemType.UNAUTHENTICATED, Challenge.DETAIL);
    }

    /** Ends the response with 503 and when to try again. */
    public void unavailable(RoutingContext context) {
        context.response().putHeader("Retry-After", Integer.toString(Unavailable.RETRY_AFTER_SECONDS));
        write(context, ProblemType.UNAVAILABLE, Unavailable.DETAIL);
    }

    /** Ends the response with 503 for a caller whose share of the service is used up, and when to try again. */
    public void overloaded(RoutingContext context) {
        context.response().putHeader("Retry-After", Integer.toString(Unavailable.OVERLOADED_RETRY_AFTER_SECONDS));
        write(context, ProblemType.UNAVAILABLE, OverloadedException.DETAIL);
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document is always writable", e);
        }
    }
}
