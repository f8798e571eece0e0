package io.throughline.incident.review;

import io.throughline.kit.error.AlreadyExistsException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the kinds of triggers and root causes. */
@ApplicationScoped
class TaxonomyService {
    private final TaxonomyTable added;
    private final Caller caller;
    private final Clock clock;

    TaxonomyService(TaxonomyTable added, Caller caller, Clock clock) {
        this.added = added;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * All kinds of a taxonomy.
     *
     * @throws UnknownResourceException if there is no such taxonomy (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    KindsView list(String name) throws SQLException {
        return new KindsView(kinds(named(name)));
    }

    /**
     * Adds a kind of the organisation's own.
     *
     * @throws AlreadyExistsException if there is one of that name (problem {@code already-exists}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    KindView add(String name, KindRequest request) throws SQLException {
        Taxonomy taxonomy = named(name);
        KindView kind = new KindView(request.kind(), false, request.description(), caller.email(), clock.instant());
        if (taxonomy.builtIn().contains(kind.kind()) || !added.add(taxonomy, kind)) {
            throw new AlreadyExistsException("The kind " + kind.kind() + " is there already.");
        }
        return kind;
    }

    /** What is wrong with a cause's kind: it is of no taxonomy. */
    List<FieldError> unknownKinds(ReviewContent content) throws SQLException {
        List<FieldError> errors = new ArrayList<>();
        unknown(Taxonomy.TRIGGER, content.trigger(), "/trigger/kind").ifPresent(errors::add);
        unknown(Taxonomy.ROOT_CAUSE, content.rootCause(), "/rootCause/kind").ifPresent(errors::add);
        return errors;
    }

    private Optional<FieldError> unknown(Taxonomy taxonomy, @Nullable Cause cause, String pointer) throws SQLException {
        if (cause == null || cause.kind() == null) {
            return Optional.empty();
        }
        List<String> known = kinds(taxonomy).stream().map(KindView::kind).toList();
        return known.contains(cause.kind())
                ? Optional.empty()
                : Optional.of(new FieldError(pointer, "must be one of " + String.join(", ", known)));
    }

    private List<KindView> kinds(Taxonomy taxonomy) throws SQLException {
        return Stream.concat(
                        taxonomy.builtIn().stream().map(kind -> new KindView(kind, true, null, null, null)),
                        added.added(taxonomy).stream())
                .toList();
    }

    private static Taxonomy named(String name) {
        return Taxonomy.named(name).orElseThrow(() -> new UnknownResourceException("taxonomy", name));
    }
}
