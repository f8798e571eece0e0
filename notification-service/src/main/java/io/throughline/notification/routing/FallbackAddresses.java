package io.throughline.notification.routing;

import static java.util.function.Predicate.not;

import io.quarkus.runtime.Startup;
import io.throughline.kit.security.Emails;
import jakarta.inject.Singleton;
import java.util.List;

/** The addresses of last resort. Without one an incident could go unheard, so the service does not start. */
@Startup
@Singleton
class FallbackAddresses {
    private final List<String> addresses;

    /** @throws IllegalStateException if there is no address, or something that is none */
    FallbackAddresses(FallbackConfig config) {
        List<String> texts = config.fallback().orElse(List.of()).stream()
                .filter(not(String::isBlank))
                .toList();
        if (texts.isEmpty()) {
            throw refused("names nobody");
        }
        for (String text : texts) {
            if (!Emails.isAddress(text)) {
                throw refused("has \"" + text + "\", which is no e-mail address");
            }
        }
        this.addresses = texts.stream().map(Emails::normalized).distinct().toList();
    }

    /** At least one, normalized, each once. */
    List<String> all() {
        return addresses;
    }

    private static IllegalStateException refused(String fault) {
        return new IllegalStateException(
                "THROUGHLINE_NOTIFICATION_FALLBACK (throughline.notification.fallback) " + fault
                        + ". Give the e-mail addresses, separated by commas, of who is told of an incident when its service"
                        + " names nobody who can be.");
    }
}
