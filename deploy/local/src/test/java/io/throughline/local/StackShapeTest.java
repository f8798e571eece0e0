package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackShapeTest {
    @Test
    void secondReplicasAreNumberedAndListenTenPortsOn() {
        assertThat(new StackShape(2, Map.of()).standardPorts().byName())
                .contains(
                        entry("incident-service", 8081),
                        entry("action-service", 8082),
                        entry("notification-service", 8083),
                        entry("incident-service-2", 8091),
                        entry("action-service-2", 8092),
                        entry("notification-service-2", 8093))
                .doesNotContainKey("kafka-proxied");
    }

    @Test
    void brokerListensOnceMoreForThoseBehindAProxy() {
        assertThat(new StackShape(1, Map.of("kafka", 7)).portNames()).contains("kafka-proxied");
        assertThat(new StackShape(1, Map.of("postgresql", 7)).portNames()).doesNotContain("kafka-proxied");
    }

    @ParameterizedTest
    @CsvSource({
        "--replicas=3, once or twice on one machine",
        "--replicas=0, once or twice on one machine",
        "--via=incident-service=7, only kafka and postgresql through a proxy"
    })
    void otherStacksAreRefused(String option, String reason) {
        var errors = new StringWriter();

        var code = Launcher.commandLine().setErr(new PrintWriter(errors)).execute("up", option);

        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains(reason);
    }
}
