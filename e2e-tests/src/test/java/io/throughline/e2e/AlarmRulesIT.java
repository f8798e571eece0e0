package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The alarms that Prometheus is given ask for metrics that the services have, and an operator finds what to do. */
@ExtendWith(SharedStack.class)
class AlarmRulesIT {
    private static final Path RULES = Checkout.root().resolve("deploy/prometheus/throughline.rules.yml");
    private static final Path GUIDE = Checkout.root().resolve("docs/operations.md");
    private static final Pattern METRIC = Pattern.compile("\\bthroughline_\\w+");
    /** Counters that are there from the first count on: a sweep that never failed shows none. */
    private static final Set<String> ONLY_AFTER_A_FAULT =
            Set.of("throughline_sweep_failures_total", "throughline_sweep_postponed_total");

    @Test
    void everyMetricOfAnAlarmIsThere(LaunchedStack stack) throws IOException {
        String metrics = ServiceConfiguration.modules().stream()
                .map(service -> stack.to(service).get("/q/metrics").asString())
                .collect(Collectors.joining());

        Set<String> asked = new TreeSet<>();
        rules().forEach(rule ->
                METRIC.matcher(rule.path("expr").asText()).results().forEach(found -> asked.add(found.group())));
        asked.removeAll(ONLY_AFTER_A_FAULT);

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metrics).containsPattern("(?m)^" + metric + "[ {]"));
    }

    @Test
    void everyAlarmIsInTheGuide() throws IOException {
        List<String> headings = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("### "))
                .toList();

        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(headings)
                        .anyMatch(heading -> heading.contains(rule.path("alert").asText())));
    }

    private static List<JsonNode> rules() throws IOException {
        JsonNode groups = YamlFile.read(RULES).path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }
}
