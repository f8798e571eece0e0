package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.judge.AlertGroup.Member;
import io.throughline.incident.alert.judge.AlertGroup.Opening;
import io.throughline.incident.alert.judge.IncidentOpening.Foreseen;
import io.throughline.incident.alert.judge.IncidentOpening.Link;
import io.throughline.incident.alert.judge.Judgement.Worth;
import io.throughline.incident.alert.judge.JudgementFacts.Case;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.JudgingQueue;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges alerts, groups those that are worth it, and finds the incident of each group. */
@Singleton
public class AlertJudge {
    /** A window of maintenance may be shortened while it is open: its alerts are judged again no later than that. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JudgementFacts facts;
    private final StandingAlerts standing;
    private final IncidentOpening incidents;
    private final JudgingQueue judging;

    AlertJudge(JudgementFacts facts, StandingAlerts standing, IncidentOpening incidents, JudgingQueue judging) {
        this.facts = facts;
        this.standing = standing;
        this.incidents = incidents;
        this.judging = judging;
    }

    /**
     * Judges alerts that are about to be stored, and again those stored ones that still have no incident, within the
     * caller's transaction. To be called before any row of an alert is changed: the groups are held first, in one order,
     * so that nobody waits in a circle.
     *
     * @param stored ids of alerts, each with how urgent it is told to be now, if that is more than is known; those that are
     *     over or have an incident are left as they are
     * @return what became of each alert that was judged; the stored ones are written already
     */
    public Map<UUID, Judged> judge(List<Candidate> fresh, Map<UUID, AlertSeverity> stored, Instant at)
            throws SQLException {
        List<Candidate> again = standing(stored);
        return link(again, facts.judgeByRecent(both(fresh, again), at), at);
    }

    /**
     * As {@link #judge}, of stored ones alone and by what holds at this moment: those that were judged by what had just
     * changed are judged again so.
     */
    public Map<UUID, Judged> judgeStored(Map<UUID, AlertSeverity> stored, Instant at) throws SQLException {
        List<Candidate> again = standing(stored);
        return link(again, facts.judge(again, at), at);
    }

    private Map<UUID, Judged> link(List<Candidate> again, List<Case> cases, Instant at) throws SQLException {
        SortedMap<AlertName, List<Case>> groups = groups(cases);
        groups.keySet().retainAll(mayHaveAnIncident(groups));
        Set<AlertName> open = incidents.hold(groups.keySet());
        Set<UUID> gone = linkedMeanwhile(again);
        Map<UUID, Judged> judged = new HashMap<>();
        cases.forEach(one -> judged.put(one.id(), new Judged(one.judgement(), null)));
        groups.forEach((key, all) -> {
            List<Case> members =
                    all.stream().filter(one -> !gone.contains(one.id())).toList();
            AlertGroup group = group(key, members);
            if (!members.isEmpty() && (group.opening() != null || open.contains(key))) {
                incidents.link(group).ifPresent(link -> put(judged, members, link));
            }
        });
        standing.link(linked(again, judged));
        judging.addWithSecondLook(againAt(cases, at));
        return judged;
    }

    /**
     * What {@link #judge} would find, without any effect.
     *
     * @param reader an incident that this person may not know of counts as none
     */
    public Map<UUID, Outlook> foresee(List<Candidate> fresh, Map<UUID, AlertSeverity> stored, Instant at, String reader)
            throws SQLException {
        List<Case> cases = facts.judge(both(fresh, standing(stored)), at);
        Map<UUID, Outlook> outlooks = new HashMap<>();
        cases.forEach(one -> outlooks.put(one.id(), new Outlook(one.judgement(), Outlook.NOTHING)));
        groups(cases).forEach((key, members) -> {
            Foreseen foreseen = incidents.foresee(group(key, members), reader);
            members.forEach(one -> outlooks.put(one.id(), new Outlook(one.judgement(), foreseen)));
        });
        return outlooks;
    }

    /** What is foreseen of an alert. */
    public record Outlook(Judgement judgement, Foreseen foreseen) {
        private static final Foreseen NOTHING = new Foreseen(IncidentOpening.Way.NONE, null, "");
    }

    private List<Candidate> standing(Map<UUID, AlertSeverity> stored) throws SQLException {
        return standing.among(stored.keySet()).stream()
                .map(alert -> alert.atLeast(stored.getOrDefault(alert.id(), AlertSeverity.INFO)))
                .toList();
    }

    private static List<Candidate> both(List<Candidate> some, List<Candidate> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Somebody else may have held the group before: two deliveries, or one and a sweep, may tell of the same alert. */
    private Set<UUID> linkedMeanwhile(List<Candidate> again) throws SQLException {
        Set<UUID> gone = again.stream().map(Candidate::id).collect(Collectors.toCollection(HashSet::new));
        standing.among(List.copyOf(gone)).forEach(still -> gone.remove(still.id()));
        return gone;
    }

    /**
     * Those that open an incident, or have one open: the others, which may only join one, come before whoever opens one at
     * the same moment, and need not wait for anybody.
     */
    private Set<AlertName> mayHaveAnIncident(SortedMap<AlertName, List<Case>> groups) {
        Set<AlertName> some = new HashSet<>();
        Set<AlertName> joining = new HashSet<>();
        groups.forEach((group, members) -> (opens(members) ? some : joining).add(group));
        some.addAll(incidents.openAmong(joining));
        return some;
    }

    private static boolean opens(List<Case> members) {
        return members.stream().anyMatch(one -> one.judgement().worth() == Worth.OPENS);
    }

    private static void put(Map<UUID, Judged> judged, List<Case> members, Link link) {
        members.forEach(one -> judged.put(one.id(), new Judged(one.judgement(), link)));
    }

    private static Map<UUID, Judged> linked(List<Candidate> alerts, Map<UUID, Judged> judged) {
        Map<UUID, Judged> linked = new HashMap<>();
        for (Candidate alert : alerts) {
            Judged one = judged.get(alert.id());
            if (one != null && one.link() != null) {
                linked.put(alert.id(), one);
            }
        }
        return linked;
    }

    /** When those have to be judged again that only maintenance holds; in steps, so that a storm makes one entry each. */
    static SortedMap<AlertName, Instant> againAt(List<Case> cases, Instant at) {
        long step = PATIENCE.toSeconds();
        Instant next = Instant.ofEpochSecond((at.getEpochSecond() / step + 1) * step);
        SortedMap<AlertName, Instant> again = new TreeMap<>();
        for (Case one : cases) {
            Instant heldUntil = one.judgement().heldUntil();
            if (heldUntil != null) {
                again.put(one.alert().about(), heldUntil.isBefore(next) ? heldUntil : next);
            }
        }
        return again;
    }

    private static SortedMap<AlertName, List<Case>> groups(List<Case> cases) {
        return cases.stream()
                .filter(one -> one.judgement().worth() != Worth.RECORDED)
                .collect(Collectors.groupingBy(
                        one -> new AlertName(
                                one.alert().about().service(), one.judgement().groupKey()),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static AlertGroup group(AlertName key, List<Case> members) {
        Opening opening = members.stream()
                .map(Case::judgement)
                .filter(judgement -> judgement.worth() == Worth.OPENS)
                .min(Comparator.comparing(Judgement::severity))
                .map(worst -> new Opening(worst.severity(), worst.why()))
                .orElse(null);
        return new AlertGroup(
                key.service(),
                key.name(),
                opening,
                members.stream().map(one -> member(one.alert())).toList());
    }

    private static Member member(Candidate alert) {
        return new Member(alert.id(), alert.about().name(), alert.severity(), alert.startsAt());
    }
}
