package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.Joining;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.Slug;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a record must be that no field of it shows alone. */
final class RecordRules {
    /** Below {@code /services} these paths have another meaning. */
    private static final Set<String> RESERVED = Set.of("export", "import");

    private RecordRules() {}

    /**
     * Holds a record against the name it is to have and its parts against each other.
     *
     * @throws InvalidFieldsException naming every bad field (problem {@code invalid-request}, 400)
     */
    static void require(String slug, ServiceRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (!Slug.isSlug(slug)) {
            errors.add(new FieldError("slug", Slug.MESSAGE));
        }
        if (RESERVED.contains(slug)) {
            errors.add(new FieldError("slug", "must not be " + slug + ": that path has another meaning"));
        }
        if (request.slug() != null && !request.slug().equals(slug)) {
            errors.add(new FieldError("/slug", "must be the slug in the path, " + slug));
        }
        List<String> dependencies = ServiceRequest.orEmpty(request.dependencies());
        for (int i = 0; i < dependencies.size(); i++) {
            if (dependencies.get(i).equals(slug)) {
                errors.add(new FieldError("/dependencies/" + i, "must not be the service itself"));
            }
        }
        if (request.incidentPolicy() != null && request.incidentPolicy().joining() != null) {
            addMissingSteps(
                    request.incidentPolicy().joining(),
                    ServiceRequest.orEmpty(request.escalationRoute()).size(),
                    errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private static void addMissingSteps(Map<Severity, Joining> joining, int routeLength, List<FieldError> errors) {
        joining.forEach((severity, who) -> {
            for (int i = 0; i < who.escalationSteps().size(); i++) {
                if (who.escalationSteps().get(i) > routeLength) {
                    errors.add(new FieldError(
                            "/incidentPolicy/joining/" + severity + "/escalationSteps/" + i,
                            "must be a step of escalationRoute, which has " + routeLength));
                }
            }
        });
    }
}
