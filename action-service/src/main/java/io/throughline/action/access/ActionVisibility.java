package io.throughline.action.access;

/** Who may know of an action. */
public final class ActionVisibility {
    /**
     * A condition on the rows of {@code action}, with the parameter {@code :reader}: its owner may know of it, whoever
     * answers for its service or verifies for it as the catalogue stands now, and whoever may know of its incident. Of an
     * incident that is not known here nobody else may.
     */
    public static final String SQL = """
            (action.incident IS NULL OR action.owner = :reader OR EXISTS (
                SELECT FROM incident i
                WHERE i.reference = action.incident AND (NOT i.private OR :reader = ANY (i.members)))
            OR EXISTS (
                SELECT FROM service s
                WHERE s.slug = action.service AND (s.accountable_owner = :reader OR :reader = ANY (s.deputies)
                    OR s.decision_rights ->> 'VERIFY_FIX' = :reader)))""";

    private ActionVisibility() {}
}
