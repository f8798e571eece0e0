package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at one side of services; every bean that is one takes part in their readiness. Those of other features, such as the
 * rules for alerts, are theirs.
 */
public interface ReadinessCheck {
    /** The gaps that it looks for; no other check looks for them. */
    Set<Gap> gaps();

    /**
     * Looks at up to a thousand services at once, with a number of queries that does not depend on how many they are.
     *
     * @param now the moment as of which it is judged
     * @return by slug, one item for each of {@link #gaps}
     */
    Map<String, List<ReadinessItem>> itemsOf(List<Service> services, Instant now);
}
