package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.kit.error.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final BackstageRecord record;

    BackstageFormat(JsonNode root, BackstageUsers users) {
        this.root = root;
        this.users = users;
        metadata = root.path("metadata");
        record = new BackstageRecord(metadata.path("name").asText());
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
        link();
        depend();
        annotate(); // last: ours outdo what the entity says elsewhere
        return record.content();
    }

    private boolean isService() {
        return KINDS.contains(root.path("kind").asText());
    }

    private void describe() {
        record.say("name", metadata.path("title").asText(), METADATA + "title");
        record.say("description", metadata.path("description").asText(), METADATA + "description");
        String system = root.at("/spec/system").asText();
        if (!system.isEmpty()) {
            record.name("journeys", BackstageReference.of(system, "system", namespace), "/spec/system");
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
                            team -> record.say("team", team, "/spec/owner"),
                            () -> record.warn(
                                    "The group " + YamlEvents.shortened(text) + " cannot be the name of a team."));
        } else if (owner.kind().equals("user")) {
            users.addressOf(owner)
                    .ifPresentOrElse(
                            address -> record.say("accountableOwner", address, "/spec/owner"),
                            () -> record.warn("Who " + YamlEvents.shortened(text)
                                    + " is, is not known: the file has no such User with"
                                    + " spec.profile.email, so the service gets no owner from it."));
        } else {
            record.warn("The owner " + YamlEvents.shortened(text) + " is neither a user nor a group.");
        }
    }

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
    }

    private void annotate(String name, String value, String origin) {
        switch (name.substring(ANNOTATIONS.length())) {
            case "tier" -> record.tier(value, origin);
            case "time-zone" -> record.say("timeZone", value, origin);
            case "owner" -> record.say("accountableOwner", value, origin);
            case "deputies" -> record.list("deputies", value, origin);
            case "journeys" -> record.list("journeys", value, origin);
            case "environment-standard" -> record.say("environmentStandard", value, origin);
            case "rollback-path" -> record.rollbackPath(value);
            default -> record.warn("The annotation " + YamlEvents.shortened(name) + " is not known.");
        }
    }

    private void link() {
        String overview =
                metadata.at("/annotations/grafana~1overview-dashboard").asText();
        record.dashboard("Overview", overview, METADATA + "annotations/grafana~1overview-dashboard");
        for (JsonNode link : metadata.path("links")) {
            String url = link.path("url").asText();
            String about = String.join(
                            " ",
                            link.path("type").asText(),
                            link.path("icon").asText(),
                            link.path("title").asText())
                    .toLowerCase(Locale.ROOT);
            if (about.contains("dashboard")) {
                record.dashboard(link.path("title").asText(), url, METADATA + "links");
            } else if (about.contains("rollback")) {
                record.rollbackPath(url);
            } else {
                record.warn("The link " + YamlEvents.shortened(url)
                        + " is not taken over: it is neither a dashboard nor a rollback.");
            }
        }
    }

    private void depend() {
        root.at("/spec/dependsOn").forEach(other -> dependOn(other.asText(), "component", "/spec/dependsOn"));
        root.at("/spec/consumesApis").forEach(api -> dependOn(api.asText(), "api", "/spec/consumesApis"));
    }

    private void dependOn(String text, String kind, String origin) {
        BackstageReference other = BackstageReference.of(text, kind, namespace);
        if (other.slug().equals(Optional.ofNullable(slug()))) {
            record.warn("That it depends on itself is not taken over.");
        } else {
            record.name("dependencies", other, origin);
        }
    }
}
