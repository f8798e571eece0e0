package io.throughline.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a stack is launched.
 *
 * @param replicas of every service, 1 or 2
 * @param via ports of proxies, by the name of the part that the services reach through one
 * @param patience how long a silent process is left alone
 * @param environment added to the launcher's and, by it, to that of every part
 */
public record StackOptions(int replicas, Map<String, Integer> via, Duration patience, Map<String, String> environment) {
    /** As users start it. */
    public static final StackOptions USUAL = new StackOptions(1, Map.of(), Duration.ofSeconds(30), Map.of());

    private static final Set<String> SERVICES =
            Set.of(LaunchedStack.INCIDENT_SERVICE, LaunchedStack.ACTION_SERVICE, LaunchedStack.NOTIFICATION_SERVICE);

    /** Copies the maps. */
    public StackOptions {
        via = Map.copyOf(via);
        environment = Map.copyOf(environment);
    }

    /** The part that is that replica of the service, from 1 on. */
    public static String replica(String service, int number) {
        return number == 1 ? service : service + "-" + number;
    }

    /** So many processes of every service. */
    public StackOptions withReplicas(int number) {
        return new StackOptions(number, via, patience, environment);
    }

    /** With what listens on that port between the services and the part. */
    public StackOptions withProxy(String part, int port) {
        return new StackOptions(replicas, with(via, part, port), patience, environment);
    }

    /** With a launcher that takes a process for dead when it is silent for so long. */
    public StackOptions withPatience(Duration silence) {
        return new StackOptions(replicas, via, silence, environment);
    }

    /** With that environment variable. */
    public StackOptions withVariable(String name, String value) {
        return new StackOptions(replicas, via, patience, with(environment, name, value));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--replicas", Integer.toString(replicas)));
        via.forEach((part, port) -> arguments.addAll(List.of("--via", part + "=" + port)));
        arguments.addAll(List.of("--patience", Long.toString(patience.toSeconds())));
        return arguments;
    }

    /** All that must be ready. */
    Set<String> parts() {
        Set<String> parts = new LinkedHashSet<>(List.of(LaunchedStack.DATABASE, LaunchedStack.BROKER));
        for (int number = 1; number <= replicas; number++) {
            for (String service : SERVICES) {
                parts.add(replica(service, number));
            }
        }
        return parts;
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
