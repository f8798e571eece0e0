package io.throughline.incident.incident;

import io.throughline.kit.Reference;

/** How callers name an incident: {@code INC-12}, or its UUID. */
public final class IncidentRef {
    /** {@code INC-12}. */
    public static final Reference INCIDENTS = Reference.of("INC-", "incident");

    private IncidentRef() {}
}
