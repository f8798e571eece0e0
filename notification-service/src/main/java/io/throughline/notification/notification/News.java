package io.throughline.notification.notification;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell, and who may read its words.
 *
 * @param insiders normalized addresses; null if everybody may
 */
public record News(Occasion occasion, @Nullable Set<String> insiders) {
    /** Of something that is not private. */
    public static News open(Occasion occasion) {
        return new News(occasion, null);
    }

    /** Of something private: others than these are told that there is something, not what. */
    public static News restricted(Occasion occasion, Collection<String> insiders) {
        return new News(occasion, insiders.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet()));
    }

    Occasion as(String recipient) {
        return insiders == null || insiders.contains(recipient) ? occasion : occasion.veiled();
    }

    /** Who reads along at the other end of a channel is not known. */
    Occasion asSent() {
        return insiders == null ? occasion : occasion.veiled();
    }
}
