package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.rule.AlertName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where alerts find their incident; {@code incident} implements it. */
public interface IncidentOpening {
    /** Those of these groups that have an open incident at this moment; nobody is kept from opening one. */
    Set<AlertName> openAmong(Collection<AlertName> groups);

    /**
     * Keeps everybody else from finding or declaring incidents of these groups until the caller's transaction ends.
     *
     * @param groups in one order that all callers have
     * @return those that have an open incident
     */
    Set<AlertName> hold(Collection<AlertName> groups);

    /**
     * Finds the open incident of the group, reopens the one that was resolved a short time ago, or declares one; the
     * latter two only if the group is worth it. Within the caller's transaction, which holds the group.
     *
     * @return empty if there is none and none is to be opened
     */
    Optional<Link> link(AlertGroup group);

    /**
     * What {@link #link} would do, without doing it.
     *
     * @param reader an incident that this person may not know of counts as none
     */
    Foreseen foresee(AlertGroup group, String reader);

    /**
     * The incident of a group.
     *
     * @param why in words, for people
     * @param isPrivate whether senders must not know of it
     */
    record Link(UUID incidentId, String reference, String why, boolean isPrivate) {}

    /** How a group comes to its incident. */
    enum Way {
        /** It is open. */
        JOIN,
        /** It was resolved a short time ago. */
        REOPEN,
        /** It is declared. */
        OPEN,
        /** There is none. */
        NONE
    }

    /**
     * What would become of a group.
     *
     * @param reference of the incident that is there already; null if there is none
     * @param why in words, for people; empty if no incident would have it
     */
    record Foreseen(Way way, @Nullable String reference, String why) {}
}
