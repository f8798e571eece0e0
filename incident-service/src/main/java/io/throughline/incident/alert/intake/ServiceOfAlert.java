package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.kit.Slug;

/** Which service an alert counts for. */
final class ServiceOfAlert {
    /** Alerts that name no service, or nothing that can be one; their labels are kept as they came. */
    static final String UNREGISTERED = "unregistered";

    private ServiceOfAlert() {}

    /**
     * The slug that the sender named, be it in the catalogue or not; else the only service of its source.
     *
     * @return {@value #UNREGISTERED} if neither is there
     */
    static String of(Signal signal, AlertSource source) {
        String named = signal.service();
        if (named != null && Slug.isSlug(named)) {
            return named;
        }
        return named == null && source.services().size() == 1
                ? source.services().get(0)
                : UNREGISTERED;
    }
}
