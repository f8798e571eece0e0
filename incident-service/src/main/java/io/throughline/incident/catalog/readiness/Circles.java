package io.throughline.incident.catalog.readiness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which services need each other in circles: the strongly connected components (Tarjan 1972), without recursion, since a
 * chain may be as long as the catalogue.
 */
final class Circles {
    private final Map<String, List<String>> needs;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final Map<String, Set<String>> circleOf = new HashMap<>();

    Circles(Map<String, List<String>> needs) {
        this.needs = needs;
        for (String slug : needs.keySet()) {
            if (!order.containsKey(slug)) {
                follow(slug);
            }
        }
    }

    /** All that are in a circle with that service, itself too; empty if it is in none. */
    Set<String> around(String slug) {
        return circleOf.getOrDefault(slug, Set.of());
    }

    private void follow(String first) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(visit(first));
        while (!path.isEmpty()) {
            Visit here = path.peek();
            if (here.ahead().hasNext()) {
                String next = here.ahead().next();
                if (!order.containsKey(next)) {
                    path.push(visit(next));
                } else if (isOpen.contains(next)) {
                    lowest.merge(here.slug(), orderOf(next), Math::min);
                }
            } else {
                path.pop();
                close(here.slug());
                if (!path.isEmpty()) {
                    lowest.merge(path.peek().slug(), lowestOf(here.slug()), Math::min);
                }
            }
        }
    }

    private Visit visit(String slug) {
        int number = order.size();
        order.put(slug, number);
        lowest.put(slug, number);
        open.push(slug);
        isOpen.add(slug);
        return new Visit(slug, needs.getOrDefault(slug, List.of()).iterator());
    }

    private void close(String root) {
        if (lowestOf(root) != orderOf(root)) {
            return;
        }
        Set<String> component = new HashSet<>();
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            component.add(member);
        } while (!member.equals(root));
        if (component.size() > 1 || needs.getOrDefault(root, List.of()).contains(root)) {
            component.forEach(each -> circleOf.put(each, component));
        }
    }

    private int orderOf(String slug) {
        return order.getOrDefault(slug, -1);
    }

    private int lowestOf(String slug) {
        return lowest.getOrDefault(slug, -1);
    }

    private record Visit(String slug, Iterator<String> ahead) {}
}
