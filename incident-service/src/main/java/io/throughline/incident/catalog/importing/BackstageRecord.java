package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.importing.EntryContent.Partial;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.kit.error.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an entity says of a service, gathered field by field; each knows where in the document it comes from. */
final class BackstageRecord {
    /** More than any list may have, so that the record is refused. */
    private static final int MAX_LISTED = 1_000;

    private final ObjectNode said = JsonNodeFactory.instance.objectNode();
    private final ObjectNode defaults = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, Set<String>> lists = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param name of a service that is new, if the entity gives it no title */
    BackstageRecord(String name) {
        defaults.put("name", name).put("tier", Ownership.TIER_OF_THE_UNKNOWN);
    }

    /** A text; an empty one says nothing. */
    void say(String field, String value, String origin) {
        if (!value.isBlank()) {
            said.put(field, value.strip());
            origins.put(field, origin);
        }
    }

    /** From 1 to 4. */
    void tier(String value, String origin) {
        if (value.matches("[1-4]")) {
            said.put("tier", Integer.parseInt(value));
        } else {
            errors.add(new FieldError(origin, "must be 1, 2, 3 or 4"));
        }
    }

    /** How to go back, as text or URL; an empty one says nothing. */
    void rollbackPath(String path) {
        if (!path.isBlank()) {
            said.withObject("/releasePolicy").put("rollbackPath", path.strip());
        }
    }

    /** A dashboard, if browsers can open it. */
    void dashboard(String title, String url, String origin) {
        if (url.matches("https?://\\S+")) {
            ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
            dashboard.put("title", title.isBlank() ? "Dashboard" : title).put("url", url);
            said.withArray("/dashboards").add(dashboard);
            origins.put("dashboards", origin);
        } else if (!url.isEmpty()) {
            warn("The dashboard " + YamlEvents.shortened(url) + " is not taken over: it is no http or https URL.");
        }
    }

    /** One more service in a list, each once. */
    void name(String field, BackstageReference service, String origin) {
        service.slug()
                .ifPresentOrElse(
                        slug -> add(field, slug, origin),
                        () -> errors.add(new FieldError(
                                origin, "cannot name a service: " + YamlEvents.shortened(service.name()))));
    }

    /** More items of a list, separated by commas. */
    void list(String field, String items, String origin) {
        Arrays.stream(items.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .limit(MAX_LISTED)
                .forEach(item -> add(field, item, origin));
    }

    /** Something that is not taken over. */
    void warn(String warning) {
        warnings.add(warning);
    }

    Partial content() {
        lists.forEach((field, items) -> items.forEach(said.withArray("/" + field)::add));
        return new Partial(said, defaults, origins, errors, warnings);
    }

    private void add(String field, String item, String origin) {
        lists.computeIfAbsent(field, any -> new LinkedHashSet<>()).add(item);
        origins.put(field, origin);
    }
}
