package io.throughline.incident.incident.timeline;

import io.throughline.incident.incident.IncidentRead;
import io.throughline.incident.incident.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;

/** Writes down that an admin looks at a private incident, before they see it: a refusal that follows cannot undo it. */
@ApplicationScoped
class ReadingService {
    private final TimelineTable timeline;

    ReadingService(TimelineTable timeline) {
        this.timeline = timeline;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void on(@Observes IncidentRead read) {
        var unused = timeline.append(
                read.incident(),
                new NewEntry(
                        TimelineKind.READ_BY_ADMIN,
                        read.at(),
                        read.at(),
                        read.by(),
                        read.reason(),
                        Map.of(),
                        null,
                        null));
    }
}
