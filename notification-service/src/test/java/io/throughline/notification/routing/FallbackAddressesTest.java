package io.throughline.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackAddressesTest {
    @Test
    void addressesAreNormalizedAndEachIsNamedOnce() {
        FallbackAddresses fallback =
                configured(List.of(" Ada@Example.org", "", "ada@example.org", "grace@example.org"));

        assertThat(fallback.all()).containsExactly("ada@example.org", "grace@example.org");
    }

    @Test
    void withoutAnAddressTheServiceDoesNotStart() {
        assertThatThrownBy(() -> new FallbackAddresses(Optional::empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("THROUGHLINE_NOTIFICATION_FALLBACK");
        assertThatThrownBy(() -> configured(List.of(" ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names nobody");
    }

    @Test
    void whatIsNoAddressIsNamed() {
        assertThatThrownBy(() -> configured(List.of("ada@example.org", "the-team")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"the-team\"");
    }

    private static FallbackAddresses configured(List<String> addresses) {
        return new FallbackAddresses(() -> Optional.of(addresses));
    }
}
