package io.throughline.incident.alert.source;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The alert sources, for those who read what they have posted. */
@Singleton
public class AlertSources {
    private final AlertSourceRepository sources;

    AlertSources(AlertSourceRepository sources) {
        this.sources = sources;
    }

    /** One that may still post alerts; within the caller's transaction. */
    public Optional<AlertSource> find(UUID id) {
        return sources.live(id);
    }

    /** One that posted something, be it deleted or not; within the caller's transaction. */
    public Optional<AlertSource> everKnown(UUID id) {
        return sources.findByIdOptional(id);
    }
}
