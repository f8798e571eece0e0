package io.throughline.incident.release;

import io.throughline.incident.CreationLock;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentFollowUpService;
import io.throughline.incident.incident.IncidentQueryService;
import io.throughline.incident.incident.ReleasedChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks incidents that were declared before a release was told. Each step is a transaction of its own: who looks for
 * incidents waits for those that are being declared, and must hold nothing that they may wait for.
 */
@ApplicationScoped
class LateReleaseService {
    /** How long a release waits with which something is wrong, so that it does not keep the others waiting. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final ReleaseTable releases;
    private final ChangeQuestions questions;
    private final IncidentQueryService incidents;
    private final IncidentFollowUpService followUps;
    private final CreationLock lock;
    private final QuestionWindow window;

    LateReleaseService(
            ReleaseTable releases,
            ChangeQuestions questions,
            IncidentQueryService incidents,
            IncidentFollowUpService followUps,
            CreationLock lock,
            ReleaseConfig config) {
        this.releases = releases;
        this.questions = questions;
        this.incidents = incidents;
        this.followUps = followUps;
        this.lock = lock;
        this.window = new QuestionWindow(config.questionWindow());
    }

    /** Releases whose incidents are still to be asked, the longest due first. */
    @Transactional(rollbackOn = SQLException.class)
    List<ReleasedChange> due(int rows) throws SQLException {
        return releases.toAsk(rows);
    }

    /**
     * The incidents that may come from a release. Those that are being declared are waited for; whoever begins after this
     * sees the release, which is committed.
     */
    @Transactional
    List<UUID> incidentsAfter(ReleasedChange release) {
        lock.lock(ChangeQuestions.LOCK, release.service());
        return incidents.startedBetween(release.service(), release.at(), window.latestStart(release.at()));
    }

    /** Asks one incident about all that it was not asked about. */
    @Transactional(rollbackOn = SQLException.class)
    void ask(UUID incident) throws SQLException {
        Optional<IncidentCommand> command = followUps.begin(incident.toString());
        if (command.isPresent()) {
            questions.ask(command.get().incident());
        }
    }

    /** All of its incidents are asked. */
    @Transactional(rollbackOn = SQLException.class)
    void done(ReleasedChange release) throws SQLException {
        releases.doneAsking(release.release());
    }

    /** Something is wrong with that one: the others go first. */
    @Transactional(rollbackOn = SQLException.class)
    void postpone(ReleasedChange release) throws SQLException {
        releases.postpone(release.release(), AGAIN_AFTER);
    }
}
