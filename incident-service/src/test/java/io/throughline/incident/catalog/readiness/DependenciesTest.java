package io.throughline.incident.catalog.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Circles among services, and the way round them. */
class DependenciesTest {
    @Test
    void serviceInNoCircleHasNoWayToItself() {
        Dependencies dependencies =
                new Dependencies(Map.of("shop", List.of("ledger", "unknown"), "ledger", List.of("disk")));

        assertThat(dependencies.circleThrough("shop")).isEmpty();
        assertThat(dependencies.circleThrough("nobody-knows")).isEmpty();
    }

    @Test
    void shortestWayRoundIsNamed() {
        Dependencies dependencies = new Dependencies(Map.of(
                "shop", List.of("long", "ledger"),
                "long", List.of("longer"),
                "longer", List.of("shop"),
                "ledger", List.of("shop")));

        assertThat(dependencies.circleThrough("shop")).hasValue(List.of("shop", "ledger", "shop"));
        assertThat(dependencies.circleThrough("longer")).hasValue(List.of("longer", "shop", "long", "longer"));
    }

    @Test
    void whoOnlyLeadsIntoACircleIsNotInIt() {
        Dependencies dependencies = new Dependencies(
                Map.of("front", List.of("shop"), "shop", List.of("ledger"), "ledger", List.of("shop")));

        assertThat(dependencies.circleThrough("front")).isEmpty();
        assertThat(dependencies.circleThrough("ledger")).hasValue(List.of("ledger", "shop", "ledger"));
    }

    @Test
    void serviceThatNeedsItselfIsACircle() {
        assertThat(new Dependencies(Map.of("shop", List.of("shop"))).circleThrough("shop"))
                .hasValue(List.of("shop", "shop"));
    }

    @Test
    void chainAsLongAsALargeCatalogueIsFollowed() {
        Map<String, List<String>> chain = new HashMap<>();
        int last = 20_000;
        for (int i = 0; i < last; i++) {
            chain.put("s" + i, List.of("s" + (i + 1)));
        }

        assertThat(new Dependencies(chain).circleThrough("s0")).isEmpty();

        chain.put("s" + last, List.of("s0"));
        assertThat(new Dependencies(chain).circleThrough("s0").orElseThrow()).hasSize(last + 2);
    }
}
