package io.throughline.incident.alert.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What senders post, from {@code src/test/resources}. */
final class Fixtures {
    static final Instant RECEIVED = Instant.parse("2026-11-23T02:13:00Z");

    private Fixtures() {}

    /** The bytes of a fixture: its folder is the format's name. */
    static byte[] of(AlertFormat format, String name) {
        String path = "/" + format.name() + "/" + name + ".json";
        try (InputStream body = Fixtures.class.getResourceAsStream(path)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Delivery read(AlertFormat format, String name) {
        return format.read(of(format, name), RECEIVED);
    }

    static Delivery readText(AlertFormat format, String body) {
        return format.read(body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    /** The signal of a delivery that holds nothing else. */
    static Signal only(Delivery delivery) {
        assertThat(delivery.unmappable()).isEmpty();
        assertThat(delivery.signals()).hasSize(1);
        return delivery.signals().get(0);
    }

    /** Why the only piece of a delivery could not be mapped. */
    static String reason(Delivery delivery) {
        assertThat(delivery.signals()).isEmpty();
        assertThat(delivery.unmappable()).hasSize(1);
        return delivery.unmappable().get(0).reason();
    }
}
