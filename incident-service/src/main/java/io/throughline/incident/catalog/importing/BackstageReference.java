package io.throughline.incident.catalog.importing;

import io.throughline.kit.Slug;
import java.util.Locale;
import java.util.Optional;

/**
 * How Backstage's entities name each other: {@code [kind:][namespace/]name}, in any case.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">References</a>
 */
record BackstageReference(String kind, String namespace, String name) {
    static final String DEFAULT_NAMESPACE = "default";

    /**
     * Reads one.
     *
     * @param kind if the text names none
     * @param namespace if the text names none
     */
    static BackstageReference of(String text, String kind, String namespace) {
        String rest = text.strip().toLowerCase(Locale.ROOT);
        int colon = rest.indexOf(':');
        String namedKind = colon < 0 ? kind : rest.substring(0, colon);
        rest = rest.substring(colon + 1);
        int slash = rest.indexOf('/');
        return new BackstageReference(
                namedKind, slash < 0 ? namespace : rest.substring(0, slash), rest.substring(slash + 1));
    }

    /**
     * How it is called in our catalogue: its name, after its namespace if that is not the usual one; empty if that is no
     * slug.
     */
    Optional<String> slug() {
        String whole = namespace.equals(DEFAULT_NAMESPACE) ? name : namespace + "-" + name;
        return Optional.of(whole.replaceAll("[._]", "-").replaceAll("-+", "-")).filter(Slug::isSlug);
    }
}
