package io.throughline.incident.alert.source;

import java.util.UUID;

/** A sender's keys work no longer. */
record SourceDeleted(UUID source) {}
