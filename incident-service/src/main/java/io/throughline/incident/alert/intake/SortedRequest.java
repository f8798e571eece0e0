package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.source.AlertSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One request of a sender, sorted into what becomes alerts and what is only kept.
 *
 * @param signals in the order in which they were posted
 * @param kept raw, for an operator
 */
public record SortedRequest(Incoming request, List<SourceSignal> signals, List<Unmappable> kept) {
    /** Sorts it by what its source may tell of. */
    public static SortedRequest of(Incoming request) {
        AlertSource source = request.source();
        List<SourceSignal> signals = new ArrayList<>();
        List<Unmappable> kept = new ArrayList<>(request.delivery().unmappable());
        for (Signal signal : request.delivery().signals()) {
            String service = ServiceOfAlert.of(signal, source);
            if (source.covers(service) || (signal.service() == null && signal.changesOnly())) {
                signals.add(new SourceSignal(source.id(), service, signal, request.receivedAt()));
            } else {
                kept.add(new Unmappable(signal.raw(), "service " + service + " is outside the source's services"));
            }
        }
        return new SortedRequest(request, signals, kept);
    }
}
