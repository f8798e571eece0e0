package io.throughline.incident.catalog.readiness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which service needs which others. */
public final class Dependencies {
    private final Map<String, List<String>> needs;
    private final Circles circles;

    /** @param needs slugs of what each needs; what is no key is not known */
    public Dependencies(Map<String, List<String>> needs) {
        this.needs = needs;
        circles = new Circles(needs);
    }

    /** Whether that service is known. */
    boolean include(String slug) {
        return needs.containsKey(slug);
    }

    /** How many services are in a circle with that one, itself too; 0 if it is in none. */
    public int circleAround(String slug) {
        return circles.around(slug).size();
    }

    /**
     * A shortest way from a service to itself.
     *
     * @return from that service to that service; empty if there is no way
     */
    Optional<List<String>> circleThrough(String slug) {
        Set<String> members = circles.around(slug);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(slug));
        while (!ahead.isEmpty()) {
            String here = ahead.remove();
            for (String next : needs.getOrDefault(here, List.of())) {
                if (members.contains(next) && cameFrom.putIfAbsent(next, here) == null) {
                    if (next.equals(slug)) {
                        return Optional.of(wayTo(slug, cameFrom));
                    }
                    ahead.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> wayTo(String slug, Map<String, String> cameFrom) {
        List<String> way = new ArrayList<>(List.of(slug));
        String at = cameFrom.get(slug);
        while (at != null && !at.equals(slug)) {
            way.add(at);
            at = cameFrom.get(at);
        }
        way.add(slug);
        Collections.reverse(way);
        return way;
    }
}
