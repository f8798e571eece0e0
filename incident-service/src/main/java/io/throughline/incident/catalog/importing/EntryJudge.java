package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.CatalogExchangeService;
import io.throughline.incident.catalog.LivePeople;
import io.throughline.incident.catalog.ServiceChange;
import io.throughline.incident.catalog.ServiceRequest;
import io.throughline.incident.catalog.Standing;
import io.throughline.incident.catalog.WholeRecord;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Partial;
import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.incident.catalog.importing.EntryContent.Whole;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an entry; writes nothing, so that a dry run tells what a real one does. */
@Singleton
class EntryJudge {
    private static final String FALLBACK_ZONE = "UTC";
    private static final String UNNAMED = "unnamed";

    private final CatalogExchangeService exchange;
    private final LivePeople people;
    private final RecordTree trees;

    EntryJudge(CatalogExchangeService exchange, LivePeople people, RecordTree trees) {
        this.exchange = exchange;
        this.people = people;
        this.trees = trees;
    }

    /**
     * What is to become of it.
     *
     * @param standing of its service, as it is now
     * @param zones of the registered teams that the file names
     */
    EntryDecision decide(CatalogEntry entry, Standing standing, Map<String, String> zones) {
        EntryContent content = entry.content();
        if (content instanceof Foreign foreign) {
            return new EntryDecision(EntryResult.SKIPPED, List.of(foreign.reason()), List.of(), null);
        }
        if (content instanceof Unreadable unreadable) {
            return EntryDecision.refused(unreadable.errors(), List.of());
        }
        return content instanceof Whole whole
                ? decide(entry.slug(), whole, standing)
                : decide(Objects.requireNonNull(entry.slug()), (Partial) content, standing, zones);
    }

    private EntryDecision decide(@Nullable String slug, Whole whole, Standing standing) {
        WholeRecord present = standing.present();
        Map<DecisionRight, @Nullable String> rights = rightsThatDiffer(whole, present);
        ObjectNode kept = present == null || present.retired() ? null : trees.of(present.content());
        boolean isSame = RecordTree.of(whole.record()).equals(kept);
        if (isSame && rights.isEmpty() && whole.errors().isEmpty()) {
            return EntryDecision.unchanged(List.of());
        }
        List<FieldError> errors = new ArrayList<>(whole.errors());
        ServiceRequest request = isSame ? null : read(slug, whole.record(), errors);
        addInactive(rights, errors);
        if (!errors.isEmpty() || slug == null) {
            return EntryDecision.refused(errors, List.of());
        }
        if (request != null && trees.of(exchange.asKept(slug, request)).equals(kept)) {
            request = null;
        }
        if (request == null && rights.isEmpty()) {
            return EntryDecision.unchanged(List.of());
        }
        if (standing.refusal() != null) {
            return EntryDecision.refused("", standing.refusal());
        }
        if (present != null && (whole.version() == null || whole.version() != present.version())) {
            return EntryDecision.refused("/version", stale(whole.version(), present.version()));
        }
        return EntryDecision.written(new ServiceChange(slug, request, present, rights), List.of());
    }

    private static String stale(@Nullable Integer seen, long present) {
        return seen == null
                ? "must be the version that you saw: the service exists, at version " + present
                : "has changed since this export: it is at version " + present
                        + " now; export it again and repeat your change";
    }

    private EntryDecision decide(String slug, Partial partial, Standing standing, Map<String, String> zones) {
        List<String> warnings = new ArrayList<>(partial.warnings());
        WholeRecord present = standing.present();
        if (present != null && present.retired()) {
            warnings.add("The service is retired; a PUT or our own YAML brings it back.");
            return EntryDecision.unchanged(warnings);
        }
        ObjectNode record = present == null
                ? completed(partial, zones, warnings)
                : Filling.of(trees.of(present.content()), partial.said(), isOwned(present), warnings);
        if (partial.errors().isEmpty() && present != null && record.equals(trees.of(present.content()))) {
            return EntryDecision.unchanged(warnings);
        }
        List<FieldError> errors = new ArrayList<>(partial.errors());
        List<FieldError> ofTheRecord = new ArrayList<>();
        ServiceRequest request = read(slug, record, ofTheRecord);
        ofTheRecord.forEach(error -> errors.add(asInTheFile(error, partial.origins())));
        if (!errors.isEmpty() || request == null) {
            return EntryDecision.refused(errors, warnings);
        }
        return standing.refusal() == null
                ? EntryDecision.written(new ServiceChange(slug, request, present, Map.of()), warnings)
                : EntryDecision.refused(List.of(new FieldError("", standing.refusal())), warnings);
    }

    /** A placeholder is no owner, nor is somebody who has left. */
    private boolean isOwned(WholeRecord present) {
        return people.includes(present.content().accountableOwner());
    }

    private static ObjectNode completed(Partial partial, Map<String, String> zones, List<String> warnings) {
        ObjectNode record = partial.defaults().deepCopy();
        record.setAll(partial.said());
        if (!record.has("timeZone")) {
            String zone = zones.get(record.path("team").asText());
            if (zone == null) {
                warnings.add("No time zone is named, by the entity or by a registered team: UTC is assumed.");
            }
            record.put("timeZone", zone == null ? FALLBACK_ZONE : zone);
        }
        return record;
    }

    private static FieldError asInTheFile(FieldError error, Map<String, String> origins) {
        String[] steps = error.pointer().split("/", 3);
        String origin = steps.length > 1 ? origins.get(steps[1]) : null;
        return origin == null ? error : new FieldError(origin, error.reason());
    }

    /** The other fields of a record without a usable name are read all the same: every bad one is named at once. */
    private @Nullable ServiceRequest read(@Nullable String slug, ObjectNode record, List<FieldError> errors) {
        try {
            return slug == null
                    ? exchange.read(UNNAMED, record.deepCopy().without("slug"))
                    : exchange.read(slug, record);
        } catch (InvalidFieldsException e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    private static Map<DecisionRight, @Nullable String> rightsThatDiffer(Whole whole, @Nullable WholeRecord present) {
        Map<DecisionRight, @Nullable String> differing = new TreeMap<>();
        whole.rights().forEach((name, holder) -> {
            DecisionRight right = DecisionRight.valueOf(name);
            String now = present == null ? null : present.holders().get(right);
            if (!Objects.equals(now, holder)) {
                differing.put(right, holder);
            }
        });
        return differing;
    }

    private void addInactive(Map<DecisionRight, @Nullable String> rights, List<FieldError> errors) {
        rights.forEach((right, person) -> {
            if (person != null && !people.includes(person)) {
                errors.add(new FieldError(OwnFormat.pointer(right.name()), "must be somebody active"));
            }
        });
    }
}
