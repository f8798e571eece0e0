package io.throughline.incident.incident.timeline;

import io.throughline.incident.incident.IncidentChange;
import io.throughline.incident.incident.Said;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes down what happens to incidents, in the transaction in which it does. */
@Singleton
public class TimelineRecorder {
    private final TimelineTable timeline;

    TimelineRecorder(TimelineTable timeline) {
        this.timeline = timeline;
    }

    void on(@Observes IncidentChange change) {
        Said said = change.said();
        var unused = timeline.append(
                change.incident().id(),
                new NewEntry(
                        change.fact().kind(),
                        said.at(),
                        said.now(),
                        said.by(),
                        said.note(),
                        change.fact().details(),
                        change.sequence(),
                        null));
    }

    /** Adds what another service tells of; what it told before is not told again. */
    public void record(UUID incident, NewEntry entry) {
        var unused = timeline.append(incident, entry);
    }
}
