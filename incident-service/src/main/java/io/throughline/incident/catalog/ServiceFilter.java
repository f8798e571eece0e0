package io.throughline.incident.catalog;

import java.util.List;
import java.util.Set;

/**
 * Which services are asked for; values of one list are alternatives, an empty list asks for nothing in particular.
 *
 * @param owners e-mails of accountable owners
 * @param gaps of which a service has at least one
 * @param retired whether those that are retired are asked for, or those in use
 */
record ServiceFilter(List<String> owners, List<String> teams, List<Integer> tiers, Set<Gap> gaps, boolean retired) {}
