package io.throughline.kit.security;

import io.throughline.kit.error.AccessDeniedException;

/**
 * Something that not everybody may do. A service writes its access policy down as one enum of these.
 *
 * @param <S> what of the caller decides: roles, and what they own
 */
public interface Permission<S> {
    /** Whether a caller of that standing has it. */
    boolean isGrantedTo(S standing);

    /** Who has it, as a sentence for those who do not. */
    String whoMay();

    /**
     * Holds a caller against it.
     *
     * @throws AccessDeniedException if the standing does not suffice (problem {@code forbidden}, 403)
     */
    default void require(S standing) {
        if (!isGrantedTo(standing)) {
            throw new AccessDeniedException(whoMay());
        }
    }
}
