package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import java.util.Map;

/**
 * All that the catalogue keeps of a service, as it could be written.
 *
 * @param version from 1
 * @param retired whether it is out of use; recording it brings it back
 * @param holders e-mail of who holds each right, be they active or not; vacant ones are left out
 */
public record WholeRecord(
        String slug, long version, boolean retired, ServiceRequest content, Map<DecisionRight, String> holders) {}
