package io.throughline.incident.catalog;

import java.util.List;
import java.util.Set;

/** Finds what is missing in records; {@code catalog.readiness} does, which knows all that is asked of one. */
public interface GapFinder {
    /** Slugs of those of the services that have at least one of the gaps. */
    Set<String> withAnyOf(Set<Gap> gaps, List<Service> services);
}
