package io.throughline.notification.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A way to people beside the inbox. */
@Entity
class Channel {
    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private ChannelType type;

    private String url;

    private String secret;

    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_secret_until")
    private @Nullable Instant previousSecretUntil;

    private List<String> services;

    private List<String> events;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "disabled_reason")
    private @Nullable String disabledReason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Channel() {}

    Channel(String name, ChannelRequest request, String secret, Instant now) {
        this.name = name;
        this.type = request.type();
        this.url = request.url();
        this.secret = secret;
        this.services = request.serviceFilter();
        this.events = request.eventFilter();
        this.createdAt = now;
        this.changedAt = now;
        this.version = 1;
    }

    /**
     * Takes what is said of it now, and is in use again if it was not.
     *
     * @param previousWorks how long a secret that is replaced signs beside the new one; only the last one does
     * @param due PostgreSQL's time
     */
    void record(ChannelRequest request, Instant now, Instant due, Duration previousWorks) {
        if (request.secret() != null && !request.secret().equals(secret)) {
            previousSecret = secret;
            previousSecretUntil = due.plus(previousWorks);
            secret = request.secret();
        }
        type = request.type();
        url = request.url();
        services = request.serviceFilter();
        events = request.eventFilter();
        disabledAt = null;
        disabledReason = null;
        changedAt = now;
        version++;
    }

    /** Takes it out of use until somebody records it again. */
    void disable(String reason, Instant now) {
        disabledAt = now;
        disabledReason = reason;
        changedAt = now;
        version++;
    }

    /** Whether it tells of such an event. */
    boolean takes(String event, @Nullable String service) {
        return (events.isEmpty() || events.contains(event))
                && (services.isEmpty() || (service != null && services.contains(service)));
    }

    /**
     * Where its notifications are sent, signed with every secret that its receiver may still know.
     *
     * @param due PostgreSQL's time
     */
    Destination destination(Instant due) {
        boolean both = previousSecretUntil != null && previousSecretUntil.isAfter(due);
        return new Destination(
                name,
                version,
                url,
                Stream.concat(Stream.of(secret), both ? Stream.ofNullable(previousSecret) : Stream.empty())
                        .toList());
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    String name() {
        return name;
    }

    ChannelType type() {
        return type;
    }

    String url() {
        return url;
    }

    List<String> services() {
        return List.copyOf(services);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    @Nullable
    Instant previousSecretUntil() {
        return previousSecretUntil;
    }

    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    @Nullable
    String disabledReason() {
        return disabledReason;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    long version() {
        return version;
    }
}
