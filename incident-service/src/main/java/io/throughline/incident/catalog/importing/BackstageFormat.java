package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.Ownership;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Partial;
import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.kit.error.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entity of Backstage's {@code catalog-info.yaml}.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Descriptor format</a>
 */
final class BackstageFormat {
    static final String API = "backstage.io/";

    private static final Set<String> KINDS = Set.of("System", "Component", "Resource", "API");
    private static final String ANNOTATIONS = "throughline.io/";
    private static final String METADATA = "/metadata/";

    private final JsonNode root;
    private final JsonNode metadata;
    private final BackstageUsers users;
    private final String namespace;
    private final ObjectNode said = JsonNodeFactory.instance.objectNode();
    private final ObjectNode defaults = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, Set<String>> lists = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    BackstageFormat(JsonNode root, BackstageUsers users) {
        this.root = root;
        this.users = users;
        metadata = root.path("metadata");
        String named = metadata.path("namespace").asText().toLowerCase(Locale.ROOT);
        namespace = named.isEmpty() ? BackstageReference.DEFAULT_NAMESPACE : named;
    }

    /** Of the service; null if the entity has none, or names none that can be one. */
    @Nullable
    String slug() {
        return isService()
                ? new BackstageReference(
                                "", namespace, metadata.path("name").asText().toLowerCase(Locale.ROOT))
                        .slug()
                        .orElse(null)
                : null;
    }

    /** What it says of the service. */
    EntryContent content() {
        if (!isService()) {
            return new Foreign(new FieldError(
                    "/kind", "is not taken over: only System, Component, Resource and API are services here"));
        }
        if (slug() == null) {
            return Unreadable.because(
                    METADATA + "name", "must make a service's name: kebab-case, 2 to 64 characters with its namespace");
        }
        describe();
        own();
        annotate();
        link();
        depend();
        lists.forEach((field, items) -> items.forEach(said.withArray("/" + field)::add));
        return new Partial(said, defaults, origins, errors, warnings);
    }

    private boolean isService() {
        return KINDS.contains(root.path("kind").asText());
    }

    private void describe() {
        defaults.put("name", metadata.path("name").asText());
        defaults.put("tier", Ownership.TIER_OF_THE_UNKNOWN);
        say("name", metadata.path("title").asText(), METADATA + "title");
        say("description", metadata.path("description").asText(), METADATA + "description");
        String system = root.at("/spec/system").asText();
        if (!system.isEmpty()) {
            addSlug("journeys", BackstageReference.of(system, "system", namespace), "/spec/system");
        }
    }

    private void own() {
        String text = root.at("/spec/owner").asText().strip();
        if (text.isEmpty()) {
            return;
        }
        boolean isAddress = text.indexOf('@') > 0 && text.indexOf(':') < 0;
        BackstageReference owner = BackstageReference.of(text, isAddress ? "user" : "group", namespace);
        if (owner.kind().equals("group")) {
            owner.slug()
                    .ifPresentOrElse(
                            team -> say("team", team, "/spec/owner"),
                            () -> warnings.add("The group " + text + " cannot be the name of a team."));
        } else if (owner.kind().equals("user")) {
            users.addressOf(owner)
                    .ifPresentOrElse(
                            address -> say("accountableOwner", address, "/spec/owner"),
                            () -> warnings.add("Who " + text + " is, is not known: the file has no such User with"
                                    + " spec.profile.email, so the service gets no owner from it."));
        } else {
            warnings.add("The owner " + text + " is neither a user nor a group.");
        }
    }

    /** Annotations of ours outdo what the entity says elsewhere. */
    private void annotate() {
        for (String where : List.of("labels", "annotations")) {
            metadata.path(where).properties().forEach(field -> {
                if (field.getKey().startsWith(ANNOTATIONS)) {
                    annotate(
                            field.getKey(),
                            field.getValue().asText().strip(),
                            METADATA + where + "/" + field.getKey().replace("/", "~1"));
                }
            });
        }
        dashboard(
                "Overview",
                metadata.at("/annotations/grafana~1overview-dashboard").asText());
    }

    private void annotate(String name, String value, String origin) {
        switch (name.substring(ANNOTATIONS.length())) {
            case "tier" -> tier(value, origin);
            case "time-zone" -> say("timeZone", value, origin);
            case "owner" -> say("accountableOwner", value, origin);
            case "deputies" -> list("deputies", value, origin);
            case "journeys" -> list("journeys", value, origin);
            case "environment-standard" -> say("environmentStandard", value, origin);
            case "rollback-path" -> said.withObject("/releasePolicy").put("rollbackPath", value);
            default -> warnings.add("The annotation " + name + " is not known.");
        }
    }

    private void tier(String value, String origin) {
        if (value.matches("[1-4]")) {
            said.put("tier", Integer.parseInt(value));
        } else {
            errors.add(new FieldError(origin, "must be 1, 2, 3 or 4"));
        }
    }

    private void link() {
        List<String> left = new ArrayList<>();
        for (JsonNode link : metadata.path("links")) {
            String url = link.path("url").asText();
            String about = String.join(
                            " ",
                            link.path("type").asText(),
                            link.path("icon").asText(),
                            link.path("title").asText())
                    .toLowerCase(Locale.ROOT);
            if (about.contains("dashboard")) {
                dashboard(link.path("title").asText("Dashboard"), url);
            } else if (about.contains("rollback")) {
                said.withObject("/releasePolicy").put("rollbackPath", url);
            } else {
                left.add(url);
            }
        }
        if (!left.isEmpty()) {
            warnings.add("Links that are neither a dashboard nor a rollback are not taken over: "
                    + String.join(", ", left) + ".");
        }
    }

    private void dashboard(String title, String url) {
        if (url.matches("https?://\\S+")) {
            ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
            dashboard.put("title", title.isBlank() ? "Dashboard" : title).put("url", url);
            said.withArray("/dashboards").add(dashboard);
            origins.put("dashboards", METADATA + "links");
        } else if (!url.isEmpty()) {
            warnings.add("The dashboard " + url + " is not taken over: it is no http or https URL.");
        }
    }

    private void depend() {
        root.at("/spec/dependsOn").forEach(other -> dependOn(other.asText(), "component", "/spec/dependsOn"));
        root.at("/spec/consumesApis").forEach(api -> dependOn(api.asText(), "api", "/spec/consumesApis"));
    }

    private void dependOn(String text, String kind, String origin) {
        addSlug("dependencies", BackstageReference.of(text, kind, namespace), origin);
    }

    private void addSlug(String field, BackstageReference reference, String origin) {
        reference
                .slug()
                .ifPresentOrElse(
                        slug -> add(field, slug, origin),
                        () -> errors.add(new FieldError(origin, "cannot name a service: " + reference.name())));
    }

    private void list(String field, String value, String origin) {
        Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> add(field, item, origin));
    }

    private void add(String field, String item, String origin) {
        lists.computeIfAbsent(field, any -> new LinkedHashSet<>()).add(item);
        origins.put(field, origin);
    }

    private void say(String field, String value, String origin) {
        if (!value.isEmpty()) {
            said.put(field, value);
            origins.put(field, origin);
        }
    }
}
