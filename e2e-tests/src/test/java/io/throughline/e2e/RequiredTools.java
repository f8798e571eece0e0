package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Tools that not every machine has: a test that needs one is skipped where it is missing, and fails in CI. */
final class RequiredTools {
    private static final boolean MANDATORY = "true".equals(System.getenv("THROUGHLINE_REQUIRE_TOOLS"));

    private RequiredTools() {}

    static void alertmanager() {
        boolean there = AlertmanagerProcess.executable().isPresent();
        if (MANDATORY) {
            assertThat(there).as("prometheus-alertmanager is installed").isTrue();
        }
        assumeTrue(there, "prometheus-alertmanager is not installed");
    }
}
