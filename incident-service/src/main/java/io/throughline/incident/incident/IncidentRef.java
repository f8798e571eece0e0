package io.throughline.incident.incident;

import io.throughline.kit.Reference;

/** How callers name an incident: {@code INC-12}, or its UUID. */
final class IncidentRef {
    static final Reference INCIDENTS = Reference.of("INC-", "incident");

    private IncidentRef() {}
}
