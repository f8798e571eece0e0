package io.throughline.incident.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds that reviews choose from; organisations add their own to the built-in ones. */
enum Taxonomy {
    /** What sets incidents off. */
    TRIGGER("trigger"),
    /** Why that can do harm. */
    ROOT_CAUSE("root-cause");

    private final String pathName;

    Taxonomy(String pathName) {
        this.pathName = pathName;
    }

    /** The kinds that Throughline brings. */
    List<String> builtIn() {
        return switch (this) {
            case TRIGGER ->
                List.of(
                        "BINARY_PUSH",
                        "CONFIG_PUSH",
                        "USER_BEHAVIOUR",
                        "PIPELINE",
                        "PROVIDER",
                        "PERFORMANCE_DECAY",
                        "CAPACITY",
                        "HARDWARE",
                        "OTHER");
            case ROOT_CAUSE ->
                List.of(
                        "SOFTWARE",
                        "DEVELOPMENT_PROCESS",
                        "COMPLEX_BEHAVIOUR",
                        "DEPLOYMENT_PLANNING",
                        "NETWORK",
                        "CONFIGURATION",
                        "DEPENDENCY",
                        "OWNERSHIP",
                        "CAPACITY_PLANNING",
                        "OTHER");
        };
    }

    static Optional<Taxonomy> named(String pathName) {
        return Arrays.stream(values())
                .filter(taxonomy -> taxonomy.pathName.equals(pathName))
                .findFirst();
    }
}
