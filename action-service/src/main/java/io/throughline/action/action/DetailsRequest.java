package io.throughline.action.action;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, in other words. What is absent stays; of description, link and root cause "" takes away what is there.
 *
 * @param note why, for the history
 */
@OptionalBody
@Schema(name = "DetailsRequest")
record DetailsRequest(
        @Nullable @Size(max = 300) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String title,

        @Nullable @Size(max = 5000) String description,
        @Nullable ActionType type,
        @Nullable Priority priority,

        @Nullable @Pattern(regexp = RootCauseKind.PATTERN, message = RootCauseKind.MESSAGE)
        String rootCause,

        @Nullable @Size(max = 2000) @Pattern(regexp = WebLink.PATTERN, message = WebLink.MESSAGE)
        String link,

        @Nullable @Size(max = 5000) String note) {

    ActionDetails applyTo(ActionDetails present) {
        return new ActionDetails(
                title == null ? present.title() : title.strip(),
                Texts.orPresent(description, present.description()),
                type == null ? present.type() : type,
                priority == null ? present.priority() : priority,
                Texts.orPresent(link, present.link()),
                Texts.orPresent(rootCause, present.rootCause()));
    }

    /** Names of the fields that differ. */
    static Set<String> changed(ActionDetails before, ActionDetails after) {
        Set<String> fields = new LinkedHashSet<>();
        add(fields, "title", before.title(), after.title());
        add(fields, "description", before.description(), after.description());
        add(fields, "type", before.type(), after.type());
        add(fields, "priority", before.priority(), after.priority());
        add(fields, "rootCause", before.rootCause(), after.rootCause());
        add(fields, "link", before.link(), after.link());
        return fields;
    }

    private static void add(Set<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
