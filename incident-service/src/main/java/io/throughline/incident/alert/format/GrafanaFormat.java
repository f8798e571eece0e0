package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grafana's unified alerting webhook, version "1": Alertmanager's message, with links of its own.
 *
 * <p>{@code DatasourceNoData} and {@code DatasourceError} are alert names of their own; the rule that has no data is in
 * the label {@code rulename}.
 */
@Singleton
public class GrafanaFormat implements AlertFormat {
    private static final List<String> EXTRAS =
            List.of("silenceURL", "dashboardURL", "panelURL", "ruleUID", "values", "valueString", "imageURL");

    GrafanaFormat() {}

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        return AlertList.read(body, receivedAt, GrafanaFormat::signal);
    }

    @Override
    public Delivery readKept(String raw, Instant receivedAt) {
        return AlertList.readKept(raw, receivedAt, GrafanaFormat::signal);
    }

    private static Signal signal(JsonNode alert, String raw, Instant receivedAt) throws UnmappableException {
        Signal signal = AlertList.signal(alert, raw, receivedAt);
        Map<String, String> annotations = new TreeMap<>(signal.annotations());
        for (String field : EXTRAS) {
            String text = ForeignJson.text(alert, field);
            if (!text.isEmpty()) {
                annotations.putIfAbsent(field, text);
            }
        }
        return signal.annotated(annotations);
    }
}
