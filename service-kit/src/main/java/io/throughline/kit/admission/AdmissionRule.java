package io.throughline.kit.admission;

import java.util.List;

/** Whom a service lets in up to a bound; a service with such callers provides one bean. */
public interface AdmissionRule {
    /** Whether requests to that path are bounded. */
    boolean covers(String path);

    /** What a request takes; if one of these is used up, it takes nothing and is turned away. */
    List<Share> sharesOf(Arrival arrival);

    /** Counts a request that was turned away. */
    void turnedAway();
}
