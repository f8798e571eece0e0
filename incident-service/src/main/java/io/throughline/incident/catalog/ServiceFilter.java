package io.throughline.incident.catalog;

import java.util.List;

/**
 * Which services are asked for; values of one list are alternatives, an empty list asks for nothing in particular.
 *
 * @param owners e-mails of accountable owners
 */
record ServiceFilter(List<String> owners, List<String> teams, List<Integer> tiers) {}
