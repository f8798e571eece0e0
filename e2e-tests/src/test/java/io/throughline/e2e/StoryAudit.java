package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Looks for what is missing, doubled or out of order once the whole story is told. */
record StoryAudit(Team team, FollowedIncident incident) {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Set<String> TOLD_BY_OTHERS = Set.of("NOTIFIED", "ACTION");

    void findsEverythingOnce() {
        List<FollowedAction> actions = incident.actions();
        assertThat(actions).as("one per draft, and those opened by hand").hasSize(3);
        assertThat(actions.get(0).history()).containsExactly("OPENED", "STARTED", "COMPLETED", "VERIFIED");
        assertThat(actions.get(1).history()).containsExactly("OPENED", "OVERDUE", "DROPPED");
        assertThat(actions.get(2).history()).containsExactly("OPENED", "OVERDUE");

        List<String> told = expectedNotifications(actions);
        assertThat(sent(actions)).containsExactlyInAnyOrderElementsOf(told);
        await("everybody's notification is written down")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(writtenDown()).containsExactlyInAnyOrderElementsOf(told));
        assertTimeline(actions, told.size());
        await("announced").atMost(SOON).untilAsserted(() -> assertEventsAreWhole(actions));
        assertNothingIsParked();
    }

    /** About what, because of what, to whom, through what. */
    private List<String> expectedNotifications(List<FollowedAction> actions) {
        String done = actions.get(0).ref();
        return Stream.concat(
                        Stream.of(
                                told(incident.ref(), "incident.declared.v1", team.owner()),
                                told(done, "action.completed.v1", team.verifier()),
                                told(done, "action.completed.v1", team.lead()),
                                told(done, "action.completed.v1", team.owner()),
                                told(actions.get(1).ref(), "action.overdue.v1", team.onCall()),
                                told(actions.get(2).ref(), "action.overdue.v1", team.onCall())),
                        actions.stream().map(action -> told(action.ref(), "action.opened.v1", team.onCall())))
                .toList();
    }

    private static String told(String about, String event, Person recipient) {
        return told(about, event, recipient.email(), "INBOX");
    }

    private static String told(Object about, Object event, Object recipient, Object channel) {
        return about + " " + event + " " + recipient + " " + channel;
    }

    private List<String> sent(List<FollowedAction> actions) {
        String about = "/api/v1/notifications?limit=200&about=" + incident.ref();
        for (FollowedAction action : actions) {
            about += "&about=" + action.ref();
        }
        List<Map<String, Object>> notifications = Answers.ok(Person.READER
                        .at(incident.stack(), LaunchedStack.NOTIFICATION_SERVICE)
                        .get(about))
                .path("items");
        return notifications.stream()
                .map(sent -> told(sent.get("about"), sent.get("event"), sent.get("recipient"), sent.get("channel")))
                .toList();
    }

    private List<String> writtenDown() {
        return incident.timeline("NOTIFIED").stream()
                .map(entry -> (Map<?, ?>) entry.get("details"))
                .map(of -> told(of.get("about"), of.get("because"), of.get("recipient"), of.get("channel")))
                .toList();
    }

    private void assertTimeline(List<FollowedAction> actions, int notifications) {
        List<String> timeline = incident.timeline();
        assertThat(timeline)
                .filteredOn(Predicate.not(TOLD_BY_OTHERS::contains))
                .containsExactly(
                        "DECLARED",
                        "ALERTS_LINKED",
                        "ACKNOWLEDGED",
                        "ROLE_ASSIGNED",
                        "IMPACT_RECORDED",
                        "NOTE",
                        "MANUAL_FIX",
                        "DECISION",
                        "MITIGATED",
                        "RESOLVED",
                        "REVIEW_DUE",
                        "REVIEW_PUBLISHED",
                        "CLOSED");
        for (FollowedAction action : actions) {
            assertThat(changesOf(action)).as(action.ref()).isEqualTo(action.history());
        }
        assertThat(incident.timeline("CLOSED").get(0)).containsEntry("by", "system");
        List<Integer> numbers = incident.get("/timeline?limit=200").path("items.number");
        assertThat(numbers).map(Integer::longValue).isEqualTo(oneTo(13 + 9 + notifications));
        assertThat(incident.get("/timeline/verification").<Map<String, Object>>path("$"))
                .containsEntry("valid", true)
                .containsEntry("entries", numbers.size());
    }

    /** As the timeline tells of it. */
    private List<String> changesOf(FollowedAction action) {
        return incident.timeline("ACTION").stream()
                .map(entry -> (Map<?, ?>) entry.get("details"))
                .filter(details -> action.ref().equals(details.get("action")))
                .map(details -> String.valueOf(details.get("event")))
                .map(event -> event.substring("action.".length(), event.length() - ".v1".length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'))
                .toList();
    }

    /** On the topics is what was announced: from 1 to the last, none missing, none out of order. */
    private void assertEventsAreWhole(List<FollowedAction> actions) {
        List<Integer> announced = incident.get("/timeline?limit=200").path("items.event");
        long last = announced.stream()
                .mapToLong(event -> event == null ? 0 : event)
                .max()
                .orElseThrow();
        assertThat(last).isEqualTo(10);
        EventLog log = new EventLog(incident.stack());
        assertThat(log.firstOccurrences("throughline.incident.v1")).containsEntry(incident.field("id"), oneTo(last));
        Map<String, List<Long>> ofActions = log.firstOccurrences("throughline.action.v1");
        for (FollowedAction action : actions) {
            assertThat(ofActions)
                    .containsEntry(action.field("id"), oneTo(action.history().size()));
        }
    }

    private void assertNothingIsParked() {
        Map.of(
                        LaunchedStack.INCIDENT_SERVICE, List.of("action-events", "notification-events"),
                        LaunchedStack.ACTION_SERVICE, List.of("incident-events", "service-events", "person-events"),
                        LaunchedStack.NOTIFICATION_SERVICE, List.of("incident-events", "action-events"))
                .forEach((service, consumers) ->
                        consumers.forEach(consumer -> assertThat(InboxCounts.of(incident.stack(), service, consumer)
                                        .parked())
                                .as(service + " " + consumer)
                                .isZero()));
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
