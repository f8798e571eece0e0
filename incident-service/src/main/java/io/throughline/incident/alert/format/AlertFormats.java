package io.throughline.incident.alert.format;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that there are, by their names. */
@Singleton
public class AlertFormats {
    private final Instance<AlertFormat> same;

    /** @param same those that read every sender's messages alike */
    AlertFormats(Instance<AlertFormat> same) {
        this.same = same;
    }

    /**
     * The one of that name.
     *
     * @param services that the sender may post alerts of; empty: any
     * @param mapping of the sender, as {@link GenericMapping} checks it
     */
    public Optional<AlertFormat> named(String name, List<String> services, Map<String, String> mapping) {
        return all(services, mapping)
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** For people. */
    public String names() {
        return all(List.of(), Map.of()).map(AlertFormat::name).sorted().collect(Collectors.joining(", "));
    }

    private Stream<AlertFormat> all(List<String> services, Map<String, String> mapping) {
        return Stream.concat(
                same.stream(),
                Stream.of(new PagerDutyFormat(services), new CloudEventsFormat(Map.of()), new GenericFormat(mapping)));
    }
}
