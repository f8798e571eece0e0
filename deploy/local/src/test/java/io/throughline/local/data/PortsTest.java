package io.throughline.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void takenPortIsNamedWithWhatWantsIt() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var ports = new Ports(Map.of("action-service", taken.getLocalPort()));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", wanted for action-service, is taken");
        }
    }

    @Test
    void freePortsDifferAndCanBeUsed() throws IOException {
        var ports = Ports.free(List.of("a", "b", "c"), Map.of());

        assertThat(ports.byName().values()).doesNotHaveDuplicates().hasSize(3);
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }
}
