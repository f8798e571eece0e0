package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One document of a YAML text.
 *
 * @param number from 1
 * @param line where it starts, from 1
 * @param content as JSON; never null, but a null node if it is empty
 */
record YamlDocument(int number, int line, JsonNode content) {}
