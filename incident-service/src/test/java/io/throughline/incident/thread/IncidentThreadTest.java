package io.throughline.incident.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.IncidentStatus;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.thread.ThreadFacts.ActionFacts;
import io.throughline.incident.thread.ThreadFacts.Entry;
import io.throughline.incident.thread.ThreadFacts.ReviewFacts;
import io.throughline.incident.thread.ThreadView.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each step of the thread is judged. Times are minutes after the first sign, at which the incident was declared. */
class IncidentThreadTest {
    private static final Instant ZERO = Instant.parse("2026-11-23T02:00:00Z");
    private static final ActionFacts NO_ACTIONS = new ActionFacts(0, 0, List.of(), 0, 0, null, null, null);

    private final Map<IncidentTime, Instant> times = new EnumMap<>(IncidentTime.class);
    private final Map<TimelineKind, Entry> entries = new EnumMap<>(TimelineKind.class);
    private IncidentStatus status = IncidentStatus.DECLARED;
    private Severity severity = Severity.SEV1;
    private Instant firstAlertAt = ZERO;
    private ReviewFacts review;
    private ActionFacts actions = NO_ACTIONS;
    private long now = 1;

    IncidentThreadTest() {
        times.put(IncidentTime.DETECTED, ZERO);
        times.put(IncidentTime.DECLARED, ZERO);
    }

    @Test
    void everyStepIsThereInOrder() {
        assertThat(thread().steps()).extracting(Step::step).containsExactly(ThreadStep.values());
    }

    @Test
    void withoutAnAlertNoneIsAskedFor() {
        firstAlertAt = null;

        assertThat(state(ThreadStep.ALERTED)).isEqualTo(StepState.NOT_REQUIRED);
    }

    @ParameterizedTest(name = "{0} after {1} minutes, looked at after {2}, over {3}: {4}")
    @CsvSource({
        "PEOPLE_NOTIFIED, 5, 9, false, DONE",
        "PEOPLE_NOTIFIED, 6, 9, false, LATE",
        "PEOPLE_NOTIFIED, , 4, false, NOT_YET",
        "PEOPLE_NOTIFIED, , 6, false, LATE",
        "PEOPLE_NOTIFIED, , 6, true, MISSING",
        "ACKNOWLEDGED, 10, 20, false, DONE",
        "ACKNOWLEDGED, 11, 20, false, LATE",
        "ACKNOWLEDGED, , 10, false, NOT_YET",
        "ACKNOWLEDGED, , 11, false, LATE",
        "ACKNOWLEDGED, , 11, true, MISSING",
        "LEAD_ASSIGNED, 10, 20, false, DONE",
        "LEAD_ASSIGNED, 11, 20, false, LATE",
        "LEAD_ASSIGNED, , 11, true, MISSING",
        "IMPACT_UNDERSTOOD, 30, 40, false, DONE",
        "IMPACT_UNDERSTOOD, 31, 40, false, LATE",
        "IMPACT_UNDERSTOOD, , 30, false, NOT_YET",
        "IMPACT_UNDERSTOOD, , 31, false, LATE"
    })
    void lateIsAfterItsTime(ThreadStep step, Long at, long lookedAt, boolean over, StepState expected) {
        now = lookedAt;
        if (over) {
            status = IncidentStatus.RESOLVED;
            times.put(IncidentTime.RESOLVED, ZERO.plusSeconds(1));
        }
        if (at != null) {
            Instant taken = minutes(at);
            switch (step) {
                case PEOPLE_NOTIFIED -> entries.put(TimelineKind.NOTIFIED, new Entry(taken, "system"));
                case ACKNOWLEDGED -> times.put(IncidentTime.ACKNOWLEDGED, taken);
                case LEAD_ASSIGNED -> times.put(IncidentTime.LEAD_ASSIGNED, taken);
                default -> entries.put(TimelineKind.IMPACT_RECORDED, new Entry(taken, "ada@example.org"));
            }
        }

        assertThat(state(step)).isEqualTo(expected);
        assertThat(thread().missing().contains(step)).isEqualTo(expected == StepState.MISSING);
    }

    @Test
    void zeroIsTheEarliestSign() {
        firstAlertAt = ZERO.minus(Duration.ofMinutes(7));
        times.put(IncidentTime.RESOLVED, minutes(3));

        assertThat(step(ThreadStep.RESOLVED).sinceFirstAlert()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whereThePolicyAsksForNoneImpactAndReviewAreNotRequired() {
        severity = Severity.SEV3;

        assertThat(List.of(
                        state(ThreadStep.IMPACT_UNDERSTOOD),
                        state(ThreadStep.ROOT_CAUSE_FOUND),
                        state(ThreadStep.REVIEW_PUBLISHED),
                        state(ThreadStep.PREVENTION_ASSIGNED),
                        state(ThreadStep.PREVENTION_VERIFIED),
                        state(ThreadStep.DECISION_CHANGED)))
                .containsOnly(StepState.NOT_REQUIRED);
    }

    @Test
    void whoResolvesAtOnceHasStoppedTheImpact() {
        status = IncidentStatus.RESOLVED;
        times.put(IncidentTime.RESOLVED, minutes(20));

        assertThat(step(ThreadStep.MITIGATED).at()).isEqualTo(minutes(20));
        assertThat(state(ThreadStep.MITIGATED)).isEqualTo(StepState.DONE);
    }

    @Test
    void ofAFalseAlarmNothingMoreIsAsked() {
        status = IncidentStatus.CANCELLED;
        now = 10_000;

        assertThat(thread().missing()).isEmpty();
        assertThat(thread().steps()).noneMatch(step -> step.state() == StepState.LATE);
    }

    @ParameterizedTest(name = "due after {0} minutes, published after {1}, looked at after {2}: {3}")
    @CsvSource({"100, , 99, NOT_YET", "100, , 101, LATE", "100, 100, 200, DONE", "100, 101, 200, LATE"})
    void reviewIsLateAfterItsDay(long due, Long published, long lookedAt, StepState expected) {
        now = lookedAt;
        if (published != null) {
            times.put(IncidentTime.REVIEW_PUBLISHED, minutes(published));
        }
        review = new ReviewFacts(
                published == null ? "DRAFT" : "PUBLISHED",
                minutes(due),
                published == null ? null : minutes(published),
                "ada@example.org",
                "ada@example.org",
                null,
                null);

        assertThat(state(ThreadStep.REVIEW_PUBLISHED)).isEqualTo(expected);
        assertThat(state(ThreadStep.ROOT_CAUSE_FOUND)).isEqualTo(expected);
    }

    @Test
    void waivedReviewIsNotRequired() {
        review = new ReviewFacts("WAIVED", minutes(1), null, null, null, "grace@example.org", null);
        now = 500;

        assertThat(state(ThreadStep.REVIEW_PUBLISHED)).isEqualTo(StepState.NOT_REQUIRED);
        assertThat(state(ThreadStep.PREVENTION_VERIFIED)).isEqualTo(StepState.NOT_REQUIRED);
    }

    @ParameterizedTest(name = "expected {0}, awaited {1}, unfinished {2}, overdue {3}: {4} {5}")
    @CsvSource({
        "2, 2, 0, 0, NOT_YET, NOT_YET",
        "2, 1, 1, 0, NOT_YET, NOT_YET",
        "2, 0, 2, 0, DONE, NOT_YET",
        "2, 0, 2, 1, DONE, LATE",
        "2, 0, 0, 0, DONE, DONE"
    })
    void preventionIsJudgedByItsActions(
            long expected, long awaited, long unfinished, long overdue, StepState assigned, StepState verified) {
        review = published(null, null);
        status = IncidentStatus.PREVENTING;
        now = 5_000;
        boolean opened = awaited < expected;
        boolean done = opened && unfinished == 0;
        actions = new ActionFacts(
                expected,
                awaited,
                opened ? List.of("ACT-7") : List.of(),
                unfinished,
                overdue,
                opened ? minutes(300) : null,
                done ? minutes(900) : null,
                done ? "linus@example.org" : null);

        assertThat(state(ThreadStep.PREVENTION_ASSIGNED)).isEqualTo(assigned);
        assertThat(state(ThreadStep.PREVENTION_VERIFIED)).isEqualTo(verified);
    }

    @ParameterizedTest(name = "added after the end, overdue {0}: {1}")
    @CsvSource({"0, NOT_YET", "1, LATE"})
    void whatIsAddedAfterTheEndIsStillBeingDone(long overdue, StepState expected) {
        review = published(null, null);
        status = IncidentStatus.CLOSED;
        actions = new ActionFacts(
                1, 0, List.of("ACT-7", "ACT-8"), 1, overdue, minutes(300), minutes(900), "linus@example.org");
        now = 5_000;

        assertThat(state(ThreadStep.PREVENTION_VERIFIED)).isEqualTo(expected);
        assertThat(step(ThreadStep.PREVENTION_VERIFIED).by()).isNull();
    }

    @Test
    void preventionIsAssignedByWhoPublishedTheReview() {
        review = published(null, null);
        actions = new ActionFacts(1, 0, List.of("ACT-7"), 1, 0, minutes(300), null, null);

        assertThat(step(ThreadStep.PREVENTION_ASSIGNED).by()).isEqualTo("ada@example.org");
        actions = new ActionFacts(0, 0, List.of("ACT-7"), 1, 0, minutes(300), null, null);
        assertThat(step(ThreadStep.PREVENTION_ASSIGNED).by())
                .as("no review asked for it")
                .isNull();
    }

    @Test
    void whoWasToldAndKnowsAcknowledgesAndDoesNotLead() {
        times.put(IncidentTime.ACKNOWLEDGED, minutes(3));
        entries.put(TimelineKind.NOTIFICATION_ACKNOWLEDGED, new Entry(minutes(3), "grace@example.org"));
        now = 4;

        assertThat(step(ThreadStep.ACKNOWLEDGED).by()).isEqualTo("grace@example.org");
        assertThat(state(ThreadStep.ACKNOWLEDGED)).isEqualTo(StepState.DONE);
        assertThat(state(ThreadStep.LEAD_ASSIGNED)).isEqualTo(StepState.NOT_YET);
    }

    @Test
    void whereEveryActionWasDroppedSomebodyAnswersForThat() {
        review = published(null, null);
        status = IncidentStatus.CLOSED;
        actions = new ActionFacts(1, 0, List.of("ACT-7"), 0, 0, minutes(300), null, null);

        assertThat(state(ThreadStep.PREVENTION_VERIFIED)).isEqualTo(StepState.NOT_REQUIRED);
        assertThat(thread().missing()).doesNotContain(ThreadStep.PREVENTION_VERIFIED);
    }

    @Test
    void reviewThatWasDueForAHigherSeverityIsNotRequiredAnyMore() {
        severity = Severity.SEV4;
        review = new ReviewFacts("DUE", minutes(1), null, null, null, null, null);
        now = 500;

        assertThat(state(ThreadStep.REVIEW_PUBLISHED)).isEqualTo(StepState.NOT_REQUIRED);
    }

    @Test
    void whereSomebodyAnswersForDoingNothingNoPreventionIsAskedFor() {
        review = published("grace@example.org", null);

        assertThat(state(ThreadStep.PREVENTION_ASSIGNED)).isEqualTo(StepState.NOT_REQUIRED);
        assertThat(state(ThreadStep.PREVENTION_VERIFIED)).isEqualTo(StepState.NOT_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"Configuration is code, DONE", "'  ', MISSING", ", MISSING"})
    void decisionIsChangedWhereLeadershipIsToldWhich(String note, StepState expected) {
        review = published(null, note);

        assertThat(state(ThreadStep.DECISION_CHANGED)).isEqualTo(expected);
    }

    @Test
    void timeIsLostWhereItTookLongest() {
        entries.put(TimelineKind.NOTIFIED, new Entry(minutes(1), "system"));
        times.put(IncidentTime.ACKNOWLEDGED, minutes(4));
        times.put(IncidentTime.LEAD_ASSIGNED, minutes(4));
        entries.put(TimelineKind.IMPACT_RECORDED, new Entry(minutes(50), "ada@example.org"));
        times.put(IncidentTime.MITIGATED, minutes(20));
        times.put(IncidentTime.RESOLVED, minutes(70));
        review = published(null, null);

        assertThat(thread().timeLostAt().response()).isEqualTo(ThreadStep.IMPACT_UNDERSTOOD);
        assertThat(thread().timeLostAt().prevention()).isEqualTo(ThreadStep.ROOT_CAUSE_FOUND);
    }

    private ReviewFacts published(String decisionBy, String leadershipNote) {
        times.put(IncidentTime.REVIEW_PUBLISHED, minutes(210));
        return new ReviewFacts(
                "PUBLISHED",
                minutes(1_000),
                minutes(200),
                "ada@example.org",
                "ada@example.org",
                decisionBy,
                leadershipNote);
    }

    private ThreadView thread() {
        ThreadSubject subject = new ThreadSubject(
                "INC-12", status, severity, "grace@example.org", times, new IncidentPolicy(null, null, null, null));
        return new IncidentThread(
                        subject, new ThreadFacts(firstAlertAt, entries, entries, review, actions), minutes(now))
                .view();
    }

    private Step step(ThreadStep which) {
        return thread().steps().get(which.ordinal());
    }

    private StepState state(ThreadStep which) {
        return step(which).state();
    }

    private static Instant minutes(long after) {
        return ZERO.plus(Duration.ofMinutes(after));
    }
}
