package io.throughline.incident.alert.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Grafana adds to the message of Alertmanager. */
class GrafanaFormatTest {
    private final AlertFormat format = new GrafanaFormat();

    @Test
    void linksAndValuesOfGrafanaAreKept() {
        Signal signal = Fixtures.only(Fixtures.read(format, "firing"));

        assertThat(signal.dedupKey()).isEqualTo("c6eadffa33fcdf37");
        assertThat(signal.name()).isEqualTo("High memory usage");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T01:12:51.201702Z");
        assertThat(signal.link()).isEqualTo("https://grafana.example/alerting/grafana/WG1qXiEnk/view?orgId=1");
        assertThat(signal.annotations())
                .containsEntry("summary", "This alert was triggered for zone-1")
                .containsEntry("silenceURL", "https://grafana.example/alerting/silence/new?matcher=alertname%3Dmemory")
                .containsEntry("dashboardURL", "https://grafana.example/d/abc?orgId=1")
                .containsEntry("panelURL", "https://grafana.example/d/abc?orgId=1&viewPanel=1")
                .containsEntry("ruleUID", "WG1qXiEnk")
                .containsEntry("values", "{\"B\":44.23943737541908,\"C\":1}")
                .containsEntry("valueString", "[ var='B' labels={} value=44.23943737541908 ]")
                .containsEntry("imageURL", "https://grafana.example/image.png");
    }

    @Test
    void alertsOfADatasourceHaveNamesOfTheirOwnAndWhatIsEmptyIsLeftOut() {
        List<Signal> signals = Fixtures.read(format, "no-data").signals();

        assertThat(signals).extracting(Signal::name).containsExactly("DatasourceNoData", "DatasourceError");
        assertThat(signals.get(0).annotations()).containsOnlyKeys("ruleUID").containsEntry("ruleUID", "from the rule");
        assertThat(signals.get(0).labels()).containsEntry("rulename", "High memory usage");
        assertThat(signals.get(0).link()).isNull();
        assertThat(signals.get(1).state()).isEqualTo(AlertState.RESOLVED);
    }
}
