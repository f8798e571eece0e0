package io.throughline.kit.problem;

import java.util.Locale;

/** Every kind of problem the API answers with; its path is stable. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    MALFORMED_YAML(400, "The body is not acceptable YAML"),
    UNAUTHENTICATED(401, "Who is calling is not known"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The path does not take this method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that media type"),
    ALREADY_EXISTS(409, "There is one already"),
    ILLEGAL_MOVE(409, "The move is not legal from where it stands"),
    CONDITION_UNMET(409, "Something else must be done first"),
    ACTIONS_OPEN(409, "Actions are unfinished"),
    REQUEST_IN_FLIGHT(409, "The same request is being worked on"),
    SECRET_SHOWN(409, "The answer was shown once"),
    STALE_VERSION(412, "The record has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    INCOMPLETE(422, "Something is missing"),
    KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
    VERSION_REQUIRED(428, "A version is required"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    UNAVAILABLE(503, "Not available right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    /** What it is, in words; the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The {@code type} of the problem document: {@code /problems/stale-version}. */
    public String path() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
