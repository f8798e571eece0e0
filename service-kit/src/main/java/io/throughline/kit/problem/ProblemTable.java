package io.throughline.kit.problem;

import static java.util.Map.entry;

import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.ActionsOpenException;
import io.throughline.kit.error.AlreadyExistsException;
import io.throughline.kit.error.BodyTooLargeException;
import io.throughline.kit.error.DomainException;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.IncompleteException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.KeyReusedException;
import io.throughline.kit.error.OverloadedException;
import io.throughline.kit.error.RequestInFlightException;
import io.throughline.kit.error.SecretShownException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.error.UnreadableYamlException;
import io.throughline.kit.error.VersionRequiredException;
import java.util.Map;
import java.util.Optional;

/** Which problem each exception of the domain is; the only place where the two meet. */
public final class ProblemTable {
    private static final Map<Class<? extends DomainException>, ProblemType> TYPES = Map.ofEntries(
            entry(AccessDeniedException.class, ProblemType.FORBIDDEN),
            entry(ActionsOpenException.class, ProblemType.ACTIONS_OPEN),
            entry(AlreadyExistsException.class, ProblemType.ALREADY_EXISTS),
            entry(BodyTooLargeException.class, ProblemType.BODY_TOO_LARGE),
            entry(IllegalMoveException.class, ProblemType.ILLEGAL_MOVE),
            entry(IncompleteException.class, ProblemType.INCOMPLETE),
            entry(InvalidFieldsException.class, ProblemType.INVALID_REQUEST),
            entry(KeyReusedException.class, ProblemType.KEY_REUSED),
            entry(OverloadedException.class, ProblemType.UNAVAILABLE),
            entry(RequestInFlightException.class, ProblemType.REQUEST_IN_FLIGHT),
            entry(SecretShownException.class, ProblemType.SECRET_SHOWN),
            entry(StaleVersionException.class, ProblemType.STALE_VERSION),
            entry(UnknownResourceException.class, ProblemType.NOT_FOUND),
            entry(UnmetConditionException.class, ProblemType.CONDITION_UNMET),
            entry(UnreadableBodyException.class, ProblemType.MALFORMED_JSON),
            entry(UnreadableYamlException.class, ProblemType.MALFORMED_YAML),
            entry(VersionRequiredException.class, ProblemType.VERSION_REQUIRED));

    private ProblemTable() {}

    /** The problem that {@code kind} is answered with; empty for one that nobody has decided on (a test finds those). */
    public static Optional<ProblemType> typeOf(Class<? extends DomainException> kind) {
        return Optional.ofNullable(TYPES.get(kind));
    }
}
