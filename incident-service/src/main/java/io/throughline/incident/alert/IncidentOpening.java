package io.throughline.incident.alert;

import java.util.Optional;
import java.util.UUID;

/** Where alerts find their incident; {@code incident} implements it. */
public interface IncidentOpening {
    /**
     * Finds the open incident of the group, or declares one if the group is worth it; within the caller's transaction.
     *
     * @return empty if there is none and none is to be opened
     */
    Optional<Link> link(AlertGroup group);

    /**
     * The incident of a group.
     *
     * @param why in words, for people
     * @param isPrivate whether senders must not know of it
     */
    record Link(UUID incidentId, String reference, String why, boolean isPrivate) {}
}
