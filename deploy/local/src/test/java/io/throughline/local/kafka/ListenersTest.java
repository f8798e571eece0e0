package io.throughline.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListenersTest {
    @Test
    void nobodyIsSentToAProxyThatIsNotThere() {
        var listeners = new Listeners(1, 2, null);

        assertThat(listeners.bound()).isEqualTo("BROKER://127.0.0.1:1,CONTROLLER://127.0.0.1:2");
        assertThat(listeners.advertised()).isEqualTo("BROKER://127.0.0.1:1");
    }

    @Test
    void whoComesThroughTheProxyIsSentToTheProxyAgain() {
        var listeners = new Listeners(1, 2, new Listeners.Proxied(3, 4));

        assertThat(listeners.bound()).endsWith(",PROXIED://127.0.0.1:3");
        assertThat(listeners.advertised()).isEqualTo("BROKER://127.0.0.1:1,PROXIED://127.0.0.1:4");
    }
}
