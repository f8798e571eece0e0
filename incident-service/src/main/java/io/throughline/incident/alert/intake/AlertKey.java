package io.throughline.incident.alert.intake;

import java.util.UUID;

/** What an open alert is known by: {@code UNIQUE (source, dedup_key)} while it fires. */
record AlertKey(UUID source, String dedupKey) {}
