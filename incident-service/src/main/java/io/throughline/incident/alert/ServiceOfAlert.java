package io.throughline.incident.alert;

import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.kit.Slug;
import java.util.ArrayList;
import java.util.List;

/** Which service an alert counts for. */
final class ServiceOfAlert {
    /** Alerts that name no service, or nothing that can be one; their labels are kept as they came. */
    static final String UNREGISTERED = "unregistered";

    private ServiceOfAlert() {}

    /** The delivery without the alerts that its source may not post; those are to be kept raw. */
    static Delivery sorted(Delivery delivery, AlertSource source) {
        List<Signal> usable = new ArrayList<>();
        List<Unmappable> kept = new ArrayList<>(delivery.unmappable());
        for (Signal signal : delivery.signals()) {
            String service = of(signal, source);
            if (source.covers(service)) {
                usable.add(signal);
            } else {
                kept.add(new Unmappable(signal.raw(), "service " + service + " is outside the source's services"));
            }
        }
        return new Delivery(usable, kept);
    }

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
