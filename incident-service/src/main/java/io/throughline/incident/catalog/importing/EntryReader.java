package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.kit.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a document is and has it read: Backstage's entities and our own services may stand in one file. */
final class EntryReader {
    private static final int MAX_KIND = 64;

    private final BackstageUsers users;

    EntryReader(BackstageUsers users) {
        this.users = users;
    }

    /** What the document asks for; never fails, since one bad document does not stop the others. */
    CatalogEntry read(YamlDocument document) {
        JsonNode root = document.content();
        if (!root.isObject()) {
            return entry(document, null, null, Unreadable.because("", "must be an object"));
        }
        String apiVersion = root.path("apiVersion").asText();
        String kind = kindOf(root);
        if (apiVersion.equals(OwnFormat.API_VERSION)) {
            return entry(document, kind, OwnFormat.slugOf(root), OwnFormat.contentOf(root));
        }
        if (apiVersion.startsWith(BackstageFormat.API)) {
            BackstageFormat entity = new BackstageFormat(root, users);
            return entry(document, kind, entity.slug(), entity.content());
        }
        FieldError reason = new FieldError(
                "/apiVersion",
                "must be " + OwnFormat.API_VERSION + ", or one of Backstage such as backstage.io/v1alpha1");
        return entry(
                document,
                kind,
                null,
                apiVersion.isEmpty() || kind == null ? new Unreadable(List.of(reason)) : new Foreign(reason));
    }

    private static CatalogEntry entry(
            YamlDocument document, @Nullable String kind, @Nullable String slug, EntryContent content) {
        return new CatalogEntry(document.number(), document.line(), kind, slug, content);
    }

    private static @Nullable String kindOf(JsonNode root) {
        String kind = root.path("kind").asText();
        return kind.isEmpty() ? null : kind.substring(0, Math.min(kind.length(), MAX_KIND));
    }
}
