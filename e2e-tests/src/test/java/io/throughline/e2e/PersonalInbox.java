package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where somebody finds what they are told. */
record PersonalInbox(LaunchedStack stack, Person person) {
    private static final Duration SOON = Duration.ofSeconds(90);

    /** Returns when it tells of that event of that incident or action, which it does once. */
    void awaitOnce(String about, String event) {
        await(person.email() + " is told " + event + " of " + about)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(events(about)).containsOnlyOnce(event));
    }

    private List<String> events(String about) {
        List<Map<String, Object>> told = Answers.ok(
                        person.at(stack, LaunchedStack.NOTIFICATION_SERVICE).get("/api/v1/inbox?limit=200"))
                .path("items");
        return told.stream()
                .filter(notification -> about.equals(notification.get("about")))
                .map(notification -> String.valueOf(notification.get("event")))
                .toList();
    }
}
