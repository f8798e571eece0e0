package io.throughline.e2e;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How many events a service has taken from one topic since it started, by what became of them. */
record InboxCounts(Map<String, Long> byOutcome) {
    static InboxCounts of(LaunchedStack stack, String service, String consumer) {
        Pattern counter = Pattern.compile(
                "throughline_inbox_events_total\\{consumer=\"" + consumer + "\",outcome=\"(\\w+)\",?}\\s+(\\S+)");
        String metrics = stack.to(service).get("/q/metrics").asString();
        return new InboxCounts(counter.matcher(metrics)
                .results()
                .collect(
                        Collectors.toMap(found -> found.group(1), found -> (long) Double.parseDouble(found.group(2)))));
    }

    /** Each event once. */
    long applied() {
        return byOutcome.getOrDefault("applied", 0L);
    }

    /** Those that wait for somebody to look at them. */
    long parked() {
        return byOutcome.getOrDefault("parked", 0L);
    }
}
