package io.throughline.incident.release;

import io.throughline.incident.CreationLock;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentChange;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentCommands;
import io.throughline.incident.incident.IncidentFact;
import io.throughline.incident.incident.ReleasedChange;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Asks whether incidents come from the releases before them; within the transaction of whoever has them locked. */
@Singleton
class ChangeQuestions {
    /** What an incident shares, and who looks for incidents after a release takes alone: one of the two sees the other. */
    static final String LOCK = "release";

    /** After the timeline and the outbox, which observe without one: the question comes after what gave rise to it. */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    private final QuestionTable questions;
    private final IncidentCommands commands;
    private final CreationLock lock;
    private final QuestionWindow window;

    ChangeQuestions(QuestionTable questions, IncidentCommands commands, CreationLock lock, ReleaseConfig config) {
        this.questions = questions;
        this.commands = commands;
        this.lock = lock;
        this.window = new QuestionWindow(config.questionWindow());
    }

    /** An incident has begun, after all maybe, or when it began is known better. */
    void on(@Observes @Priority(LAST) IncidentChange change) {
        IncidentFact fact = change.fact();
        if (fact instanceof IncidentFact.Declared
                || fact instanceof IncidentFact.Reinstated
                || fact instanceof IncidentFact.TimesCorrected
                || fact instanceof IncidentFact.ImpactRecorded) {
            try {
                ask(change.incident());
            } catch (SQLException e) {
                throw new ReleaseException(e);
            }
        }
    }

    /**
     * Asks about each release that nobody was asked about: one entry of the timeline and one event for each. Nothing is
     * asked of an incident that is void, be it only since somebody looked for those to ask.
     */
    void ask(Incident incident) throws SQLException {
        if (incident.status().isVoid()) {
            return;
        }
        // In the order of their names, so that two incidents of the same services never wait in a circle.
        incident.services().stream().sorted().forEach(service -> lock.share(LOCK, service));
        Instant startedAt = QuestionWindow.startOf(incident::time);
        List<ReleasedChange> unasked = questions.unasked(incident, window.earliestRelease(startedAt), startedAt);
        if (unasked.isEmpty()) {
            return;
        }
        IncidentCommand command = commands.bySystem(incident, null);
        for (ReleasedChange release : unasked) {
            questions.ask(incident.id(), release.release(), command.said().now());
            command.announce(new IncidentFact.ChangeAsked(release));
        }
    }
}
