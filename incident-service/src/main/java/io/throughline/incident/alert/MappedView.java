package io.throughline.incident.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was kept raw, and has been taken in since.
 *
 * @param mappedBy e-mail
 * @param incidents references of those that its alerts belong to and the caller may know of
 */
@Schema(name = "MappedDelivery")
record MappedView(UUID id, Instant mappedAt, String mappedBy, List<String> incidents) {}
