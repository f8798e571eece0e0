package io.throughline.incident.alert.rule;

import java.util.Comparator;

/**
 * What rules are about: the alerts of one name of one service.
 *
 * @param service slug
 */
public record AlertName(String service, String name) implements Comparable<AlertName> {
    private static final Comparator<AlertName> ORDER =
            Comparator.comparing(AlertName::service).thenComparing(AlertName::name);

    @Override
    public int compareTo(AlertName other) {
        return ORDER.compare(this, other);
    }
}
