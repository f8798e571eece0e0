package io.throughline.incident.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which releases are asked for; of a list any one, all of them together.
 *
 * @param services slugs
 * @param from released then or later
 * @param to released earlier
 * @param incidents numbers of incidents that somebody was asked about them for; those that the reader may not know of have none
 */
record ReleaseFilter(List<String> services, Optional<Instant> from, Optional<Instant> to, List<Long> incidents) {}
