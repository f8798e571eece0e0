package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the replicas of each service are, and how to be let in; does not change while the stack is up. */
final class Endpoints {
    private final Map<String, List<String>> urls = new HashMap<>();
    private final String token;
    private final String sourceKey;

    private Endpoints(String token, String sourceKey) {
        this.token = token;
        this.sourceKey = sourceKey;
    }

    /** @param sourceKey of a sender of alerts */
    static Endpoints of(LaunchedStack stack, String sourceKey) {
        Endpoints endpoints = new Endpoints(stack.token(Town.LOADER, "service-owner"), sourceKey);
        for (String service : List.of(LaunchedStack.INCIDENT_SERVICE, LaunchedStack.ACTION_SERVICE)) {
            endpoints.urls.put(
                    service,
                    stack.state().parts().stream()
                            .filter(part -> part.name().startsWith(service))
                            .map(StackState.Part::port)
                            .map(port -> "http://127.0.0.1:" + port)
                            .toList());
        }
        return endpoints;
    }

    /** Of one of the replicas, another for each {@code turn}. */
    URI uri(Request request, int turn) {
        List<String> replicas = urls.getOrDefault(request.step().service(), List.of());
        return URI.create(replicas.get(Math.floorMod(turn, replicas.size())) + request.path());
    }

    /** Name and value of the header that says who asks. */
    List<String> credentials(Step step) {
        return step == Step.ALERT
                ? List.of("X-Throughline-Key", sourceKey)
                : List.of("Authorization", "Bearer " + token);
    }
}
