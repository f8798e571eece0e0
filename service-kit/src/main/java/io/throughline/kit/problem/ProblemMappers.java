package io.throughline.kit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.error.DomainException;
import io.throughline.kit.error.FieldErrorsException;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.OverloadedException;
import io.throughline.kit.error.RequestInFlightException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Answers every exception that reaches JAX-RS with its problem document. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response domain(DomainException e) {
        ProblemType type = ProblemTable.typeOf(e.getClass()).orElse(ProblemType.INTERNAL_ERROR);
        Response.ResponseBuilder answer = Problem.of(
                        type,
                        String.valueOf(e.getMessage()),
                        e instanceof FieldErrorsException bad ? bad.errors() : List.of(),
                        e instanceof IllegalMoveException illegal ? illegal.legalMoves() : List.of())
                .toResponse();
        if (e instanceof RequestInFlightException || e instanceof OverloadedException) {
            answer.header(HttpHeaders.RETRY_AFTER, Unavailable.OVERLOADED_RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(ProblemType.FORBIDDEN, "None of your roles opens this; ask an admin for the role it needs.")
                .toResponse()
                .build();
    }

    /** What the framework itself refuses: unknown paths, methods, media types. */
    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        Response answer = e.getResponse();
        return switch (answer.getStatus()) {
            case 400 -> problem(ProblemType.MALFORMED_JSON, "The body cannot be read.");
            case 401 -> unauthenticated();
            case 404, 405 -> notHere(uri);
            case 406 ->
                problem(
                        ProblemType.NOT_ACCEPTABLE,
                        "Accept what the API's description names for this path; mostly application/json.");
            case 413 -> problem(ProblemType.BODY_TOO_LARGE, "Send less at once.");
            case 415 ->
                problem(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send what the API's description names for this path; mostly application/json.");
            default -> answer.getStatus() < 500 ? answer : unexpected(e, uri);
        };
    }

    /** Quarkus REST answers 404 also where the path takes other methods, if the same class has paths for this one. */
    private static Response notHere(UriInfo uri) {
        String allowed = AllowedMethods.of(CurrentRequestManager.get());
        return allowed.isEmpty()
                ? problem(ProblemType.NOT_FOUND, "There is nothing at " + uri.getPath() + ".")
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Use one of the methods in the Allow header.")
                        .toResponse()
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        if (TransientFaults.isTransient(e)) {
            LOG.warnf("request refused reason=unavailable path=%s cause=%s", uri.getPath(), e.toString());
            return Problem.of(ProblemType.UNAVAILABLE, Unavailable.DETAIL)
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.errorf(e, "request failed path=%s", uri.getPath());
        return problem(ProblemType.INTERNAL_ERROR, "It is logged under the trace id.");
    }

    private static Response unauthenticated() {
        return Problem.of(ProblemType.UNAUTHENTICATED, Challenge.DETAIL)
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.SCHEME)
                .build();
    }

    private static Response problem(ProblemType type, String detail) {
        return Problem.of(type, detail).toResponse().build();
    }
}
