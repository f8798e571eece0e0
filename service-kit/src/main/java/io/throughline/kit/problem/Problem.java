package io.throughline.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.kit.error.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type stable path of the kind of problem
 * @param title the kind in words
 * @param status HTTP status code
 * @param detail what to do about this occurrence
 * @param errors every bad field; absent where no field is at fault
 * @param legalMoves calls that are legal now; absent where no move was refused
 * @param traceId finds the request in the logs of every service; absent if it is not traced
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        List<String> legalMoves,
        @Nullable String traceId) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem without bad fields. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of(), List.of());
    }

    static Problem of(ProblemType type, String detail, List<FieldError> errors, List<String> legalMoves) {
        SpanContext span = Span.current().getSpanContext();
        return new Problem(
                type.path(),
                type.title(),
                type.status(),
                detail,
                errors,
                legalMoves,
                span.isValid() ? span.getTraceId() : null);
    }

    /** This problem as an answer; the caller may add headers. */
    Response.ResponseBuilder toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
