package io.throughline.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --replicas} and {@code --via}: what the stack consists of. */
final class ShapeOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description =
                    "processes of every service, 1 or " + StackShape.MOST_REPLICAS + " (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private int replicas;

    /** For tests, which put a proxy between the services and what they stand on. */
    @Option(names = "--via", paramLabel = "PART=PORT", hidden = true)
    private Map<String, Integer> via = new LinkedHashMap<>();

    /**
     * What was asked for.
     *
     * @throws ParameterException if there is no such stack
     */
    StackShape shape() {
        if (replicas < 1 || replicas > StackShape.MOST_REPLICAS) {
            throw refused("--replicas: a service runs once or twice on one machine, not " + replicas + " times");
        }
        if (!StackShape.PROXIED_PARTS.containsAll(via.keySet())) {
            throw refused("--via: services reach only " + String.join(" and ", new TreeSet<>(StackShape.PROXIED_PARTS))
                    + " through a proxy");
        }
        return new StackShape(replicas, via);
    }

    private RuntimeException refused(String reason) {
        return spec == null ? new IllegalArgumentException(reason) : new ParameterException(spec.commandLine(), reason);
    }
}
