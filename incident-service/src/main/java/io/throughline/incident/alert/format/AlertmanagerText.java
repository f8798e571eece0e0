package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.kit.json.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alerts of a group as Alertmanager's default template for PagerDuty writes them into {@code firing} and
 * {@code resolved}: lines of {@code " - name = value"} between {@code Labels:} and {@code Annotations:}.
 *
 * @param labels that all of the alerts have in common
 * @param severity the most urgent of the alerts'; INFO if there is none
 */
record AlertmanagerText(Map<String, String> labels, AlertSeverity severity) {
    private static final Pattern LABEL = Pattern.compile(" - (\\S+) = (.*)");

    /** Of the alerts that fire, or of those that have resolved if none does; of none, if somebody else wrote the details. */
    static AlertmanagerText in(JsonNode details) {
        if (!details.has("num_firing")) {
            return new AlertmanagerText(Map.of(), AlertSeverity.INFO);
        }
        List<Map<String, String>> alerts = alerts(details.path("firing").asText(""));
        return of(alerts.isEmpty() ? alerts(details.path("resolved").asText("")) : alerts);
    }

    private static AlertmanagerText of(List<Map<String, String>> alerts) {
        AlertSeverity worst = AlertSeverity.INFO;
        Map<String, String> common = new TreeMap<>(alerts.isEmpty() ? Map.of() : alerts.get(0));
        for (Map<String, String> alert : alerts) {
            worst = worst.orWorse(AlertSeverity.ofLabel(alert.getOrDefault("severity", "")));
            common.entrySet().retainAll(alert.entrySet());
        }
        return new AlertmanagerText(common, worst);
    }

    private static List<Map<String, String>> alerts(String text) {
        List<Map<String, String>> alerts = new ArrayList<>();
        boolean inLabels = false;
        for (String line : CleanText.cleaned(text).split("\n", -1)) {
            if (line.equals("Labels:")) {
                alerts.add(new TreeMap<>());
                inLabels = true;
            } else if (line.equals("Annotations:")) {
                inLabels = false;
            }
            Matcher label = LABEL.matcher(line);
            if (inLabels && label.matches()) {
                alerts.get(alerts.size() - 1).put(label.group(1), label.group(2));
            }
        }
        return alerts;
    }

    /** A label that all of the alerts have in common, unless it is blank. */
    Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name)).filter(value -> !value.isBlank());
    }
}
