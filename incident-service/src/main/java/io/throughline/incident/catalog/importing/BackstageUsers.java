package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.kit.security.Emails;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The addresses of the users of a file; which person a user is, is never guessed. */
final class BackstageUsers {
    private final Map<BackstageReference, String> addresses = new HashMap<>();

    /** Remembers the document if it is a user with an address. */
    void note(YamlDocument document) {
        JsonNode root = document.content();
        String address = root.at("/spec/profile/email").asText();
        if (root.path("kind").asText().equals("User") && Emails.isAddress(address)) {
            JsonNode metadata = root.path("metadata");
            addresses.put(
                    new BackstageReference(
                            "user",
                            metadata.path("namespace")
                                    .asText(BackstageReference.DEFAULT_NAMESPACE)
                                    .toLowerCase(Locale.ROOT),
                            metadata.path("name").asText().toLowerCase(Locale.ROOT)),
                    Emails.normalized(address));
        }
    }

    /** Their address, normalized: the reference may be one itself. */
    Optional<String> addressOf(BackstageReference user) {
        return Emails.isAddress(user.name())
                ? Optional.of(Emails.normalized(user.name()))
                : Optional.ofNullable(addresses.get(user));
    }
}
