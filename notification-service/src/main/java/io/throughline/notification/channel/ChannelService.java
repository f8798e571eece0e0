package io.throughline.notification.channel;

import io.throughline.kit.DatabaseClock;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the channels beside the inbox. */
@Singleton
@Transactional
public class ChannelService {
    private static final Logger LOG = Logger.getLogger(ChannelService.class);
    private static final String KIND = "channel";
    private static final String DELETED = "The channel was deleted.";
    /** Until then a receiver has to know the new secret. */
    private static final Duration PREVIOUS_SECRET_WORKS = Duration.ofHours(24);

    private final ChannelRepository channels;
    private final DatabaseClock due;
    private final Clock clock;

    ChannelService(ChannelRepository channels, DatabaseClock due, Clock clock) {
        this.channels = channels;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Creates or changes a channel; the answer is the only one that ever shows a secret, and only one that was made here.
     *
     * @throws InvalidFieldsException if {@code name} cannot be one (problem {@code invalid-request}, 400)
     */
    Recorded<ChannelView> record(String name, ChannelRequest request, VersionTag seen, String by) {
        if (!ChannelName.isName(name)) {
            throw new InvalidFieldsException("name", ChannelName.MESSAGE);
        }
        Channel present = channels.locked(name).orElse(null);
        seen.requireFor(present == null ? null : present.version());
        ChannelView view = present == null ? create(name, request) : change(present, request);
        LOG.infof("channel recorded name=%s version=%d by=%s", name, view.version(), by);
        return new Recorded<>(view, present == null);
    }

    private ChannelView create(String name, ChannelRequest request) {
        String made = request.secret() == null ? WebhookSecret.Check.next() : null;
        Channel channel =
                new Channel(name, request, made == null ? String.valueOf(request.secret()) : made, clock.instant());
        channels.persist(channel);
        return ChannelView.withSecret(channel, made);
    }

    private ChannelView change(Channel channel, ChannelRequest request) {
        channel.record(request, clock.instant(), due.now(), PREVIOUS_SECRET_WORKS);
        return ChannelView.of(channel);
    }

    /**
     * One channel.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    ChannelView get(String name) {
        return found(name).map(ChannelView::of).orElseThrow(() -> new UnknownResourceException(KIND, name));
    }

    List<ChannelView> after(@Nullable String name, int rows) {
        return channels.after(name, rows).stream().map(ChannelView::of).toList();
    }

    /**
     * Takes a channel away; what waits for it is given up soon.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    void delete(String name, VersionTag seen, String by) {
        Channel channel = Optional.of(name)
                .filter(ChannelName::isName)
                .flatMap(channels::locked)
                .orElseThrow(() -> new UnknownResourceException(KIND, name));
        seen.requireIfSent(channel.version());
        channels.delete(channel);
        LOG.infof("channel deleted name=%s by=%s", name, by);
    }

    /** Names of the channels in use that tell of such an event; they stay as they are until the transaction ends. */
    public List<String> taking(String event, @Nullable String service) {
        return channels.enabledAndKept().stream()
                .filter(channel -> channel.takes(event, service))
                .map(Channel::name)
                .toList();
    }

    /** Names of the channels in use; they stay as they are until the transaction ends. */
    public List<String> enabled() {
        return channels.enabledAndKept().stream().map(Channel::name).toList();
    }

    /** Where to send what goes through it; empty if it is not there, or not in use. */
    public Optional<Destination> destinationOf(String name) {
        return found(name).filter(Channel::isEnabled).map(channel -> channel.destination(due.now()));
    }

    /** Why nothing is sent through it, and nobody records it anew until the transaction ends; empty if it is in use. */
    public Optional<String> whyNotInUse(String name) {
        channels.lockName(name);
        return channels.disabledReasons(name).stream().findFirst().orElse(Optional.of(DELETED));
    }

    /**
     * Where it would send, in use or not.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    public Destination requireDestination(String name) {
        return found(name)
                .map(channel -> channel.destination(due.now()))
                .orElseThrow(() -> new UnknownResourceException(KIND, name));
    }

    /**
     * Takes a channel out of use because of what its receiver said; what waits for it is given up soon.
     *
     * @param at where that receiver is: a channel that was recorded anew meanwhile stays in use
     * @return whether that record is out of use now
     */
    public boolean disable(Destination at, String reason) {
        Optional<Channel> channel = channels.locked(at.channel()).filter(found -> found.version() == at.version());
        channel.ifPresent(found -> {
            found.disable(reason, clock.instant());
            LOG.warnf("channel disabled name=%s version=%d", at.channel(), found.version());
        });
        return channel.isPresent();
    }

    private Optional<Channel> found(String name) {
        return Optional.of(name).filter(ChannelName::isName).flatMap(channels::findByIdOptional);
    }
}
