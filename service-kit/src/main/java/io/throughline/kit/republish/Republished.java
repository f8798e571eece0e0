package io.throughline.kit.republish;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is on its way to the other services.
 *
 * @param republished how many of each kind
 */
@Schema(name = "Republished")
public record Republished(Map<String, Long> republished) {}
