package io.throughline.action.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which actions are asked for: of each list any one, an empty list asks for nothing.
 *
 * @param owners trimmed and lower-cased
 * @param services slugs
 * @param incidents references
 */
record ActionFilter(
        List<String> owners,
        List<String> services,
        List<String> incidents,
        List<ActionStatus> statuses,
        List<ActionType> types,
        List<Priority> priorities) {

    /** The columns that are asked for, each with the values that it may have. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("owner", owners);
        columns.put("service", services);
        columns.put("incident", incidents);
        columns.put("status", names(statuses));
        columns.put("type", names(types));
        columns.put("priority", names(priorities));
        columns.values().removeIf(List::isEmpty);
        return columns;
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
