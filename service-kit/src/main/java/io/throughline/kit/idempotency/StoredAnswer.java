package io.throughline.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the API as it is kept. */
final class StoredAnswer {
    /** Says of an answer that it was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private final int status;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;

    /**
     * One answer.
     *
     * @param headers by name; values of a repeated one are joined by commas (RFC 9110, section 5.3)
     * @param body JSON; null if there is none
     */
    StoredAnswer(int status, Map<String, String> headers, byte @Nullable [] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    int status() {
        return status;
    }

    boolean isSuccess() {
        return Response.Status.Family.familyOf(status) == Response.Status.Family.SUCCESSFUL;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    /** The same answer without what it says, but for where to find what it speaks of. */
    StoredAnswer withheld() {
        String location = headers.get(HttpHeaders.LOCATION);
        return new StoredAnswer(status, location == null ? Map.of() : Map.of(HttpHeaders.LOCATION, location), null);
    }

    /** This answer, given again. */
    Response toResponse() {
        Response.ResponseBuilder again = Response.status(status).header(REPLAYED, true);
        if (body != null) {
            again.entity(body).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        }
        headers.forEach(again::header);
        return again.build();
    }
}
