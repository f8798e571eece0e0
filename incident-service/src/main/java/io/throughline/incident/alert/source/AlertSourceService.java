package io.throughline.incident.alert.source;

import io.throughline.incident.CreationLock;
import io.throughline.incident.alert.format.GenericMapping;
import io.throughline.kit.Ids;
import io.throughline.kit.error.AlreadyExistsException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Registers senders of alerts and knows them by their key. */
@ApplicationScoped
class AlertSourceService {
    private static final Logger LOG = Logger.getLogger(AlertSourceService.class);

    private final AlertSourceRepository sources;
    private final SourceKeyTable keys;
    private final CreationLock creation;
    private final Event<SourceDeleted> deleted;
    private final Clock clock;

    AlertSourceService(
            AlertSourceRepository sources,
            SourceKeyTable keys,
            CreationLock creation,
            Event<SourceDeleted> deleted,
            Clock clock) {
        this.sources = sources;
        this.keys = keys;
        this.creation = creation;
        this.deleted = deleted;
        this.clock = clock;
    }

    /**
     * Registers a sender; the answer is the only one that ever shows its key.
     *
     * @throws InvalidFieldsException if its mapping is none (problem {@code invalid-request}, 400)
     * @throws AlreadyExistsException if there is one of that name (problem {@code already-exists}, 409)
     */
    @Transactional
    AlertSourceView register(AlertSourceRequest request, String by) {
        List<FieldError> errors = GenericMapping.errorsIn(request.pointers());
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        String name = request.name().strip();
        creation.lock("alert source", name);
        if (sources.hasName(name)) {
            throw new AlreadyExistsException("There is an alert source of that name; rotate its key if it is lost.");
        }
        List<String> services = request.services() == null
                ? List.of()
                : request.services().stream().distinct().toList();
        String key = SourceKey.next();
        AlertSource source = new AlertSource(Ids.next(), name, services, by, clock.instant());
        source.describe(request.pointers(), request.signingSecret());
        sources.persistAndFlush(source);
        keys.add(source.id(), SourceKey.hash(key));
        LOG.infof("alert source registered id=%s by=%s", source.id(), by);
        return AlertSourceView.withKey(source, key);
    }

    /**
     * Gives a sender a new key; every one before works 24 hours more, counted from when it was replaced.
     *
     * @throws UnknownResourceException if there is no such source (problem {@code not-found}, 404)
     */
    @Transactional
    AlertSourceView rotate(String id, String by) {
        AlertSource source = locked(id);
        String key = SourceKey.next();
        Instant now = clock.instant();
        keys.expire(source.id(), now, source.rotate(now));
        keys.add(source.id(), SourceKey.hash(key));
        LOG.infof("alert source rotated id=%s by=%s", source.id(), by);
        return AlertSourceView.withKey(source, key);
    }

    /**
     * Takes a sender's keys away at once.
     *
     * @throws UnknownResourceException if there is no such source (problem {@code not-found}, 404)
     */
    @Transactional
    void delete(String id, String by) {
        AlertSource source = locked(id);
        source.delete(clock.instant());
        keys.deleteAll(source.id());
        deleted.fire(new SourceDeleted(source.id()));
        LOG.infof("alert source deleted id=%s by=%s", source.id(), by);
    }

    @Transactional
    Optional<AlertSource> withKey(String key) {
        return keys.sourceOf(SourceKey.hash(key), clock.instant()).flatMap(sources::live);
    }

    @Transactional
    List<AlertSource> after(@Nullable UUID id, int rows) {
        return sources.after(id, rows);
    }

    private AlertSource locked(String id) {
        try {
            return sources.locked(UUID.fromString(id))
                    .orElseThrow(() -> new UnknownResourceException("alert source", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("alert source", id);
        }
    }
}
