package io.throughline.kit.paging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a list request asks of its rows, as the text and the named values of a Panache query. */
public final class Conditions {
    private final StringBuilder text;
    private final Map<String, Object> values = new HashMap<>();

    private Conditions(String condition, String name, Object value) {
        text = new StringBuilder(condition);
        values.put(name, value);
    }

    /** The first condition, which names its one value: {@code slug > :after}. */
    public static Conditions of(String condition, String name, Object value) {
        return new Conditions(condition, name, value);
    }

    /** Also, the field must be one of these; an empty list asks for nothing. */
    public Conditions in(String field, List<?> alternatives) {
        if (!alternatives.isEmpty()) {
            text.append(" and ").append(field).append(" in :").append(field);
            values.put(field, alternatives);
        }
        return this;
    }

    /** Also, this must hold; it names its one value. */
    public Conditions and(String condition, String name, Object value) {
        text.append(" and ").append(condition);
        values.put(name, value);
        return this;
    }

    /** The conditions, followed by the order. */
    public String orderBy(String order) {
        return text + " order by " + order;
    }

    /** By name. */
    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
