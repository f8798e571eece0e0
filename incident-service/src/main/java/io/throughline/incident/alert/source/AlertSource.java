package io.throughline.incident.alert.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody or something that may post alerts; its keys are in {@link SourceKeyTable}. */
@Entity
@Table(name = "alert_source")
public class AlertSource {
    /** How long the key before a rotation works on: a 401 makes Alertmanager drop alerts. */
    static final Duration OLD_KEY_WORKS = Duration.ofHours(24);

    @Id
    private UUID id;

    private String name;

    private List<String> services;

    @Nullable
    @Column(name = "previous_key_until")
    private Instant previousKeyUntil;

    /** Hibernate keeps it as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> mapping;

    @Nullable
    @Column(name = "signing_secret")
    private String signingSecret;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Nullable
    @Column(name = "rotated_at")
    private Instant rotatedAt;

    @Nullable
    @Column(name = "deleted_at")
    private Instant deletedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AlertSource() {}

    AlertSource(UUID id, String name, List<String> services, String createdBy, Instant now) {
        this.id = id;
        this.name = name;
        this.services = services;
        this.mapping = Map.of();
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** Nobody who exists: one that may post alerts of any service and has posted none. */
    public static AlertSource ofAnyService() {
        return new AlertSource(new UUID(0, 0), "", List.of(), "", Instant.EPOCH);
    }

    /** The same sender, as if it might post alerts of that service and no other; not to be stored. */
    public AlertSource narrowedTo(String service) {
        AlertSource narrowed = new AlertSource(id, name, List.of(service), createdBy, createdAt);
        narrowed.describe(mapping, signingSecret);
        return narrowed;
    }

    /**
     * Says how it posts.
     *
     * @param pointers where the fields of the generic format are, as JSON pointers by field
     * @param secret that it signs Grafana's messages with; null if it does not
     */
    void describe(Map<String, String> pointers, @Nullable String secret) {
        mapping = pointers;
        signingSecret = secret;
    }

    /**
     * Notes that it has a new key.
     *
     * @return until when the keys before it work on
     */
    Instant rotate(Instant now) {
        rotatedAt = now;
        previousKeyUntil = now.plus(OLD_KEY_WORKS);
        return previousKeyUntil;
    }

    /** Takes it out of use; what it has posted stays. */
    void delete(Instant now) {
        deletedAt = now;
        previousKeyUntil = null;
    }

    /** UUID version 7. */
    public UUID id() {
        return id;
    }

    /** As an admin named it. */
    public String name() {
        return name;
    }

    /** Slugs whose alerts it may post; empty: any. */
    public List<String> services() {
        return List.copyOf(services);
    }

    /** Where the fields of the generic format are in what it posts: JSON pointers by field; empty for our own message. */
    public Map<String, String> mapping() {
        return Map.copyOf(mapping);
    }

    /** Whether a message of Grafana is the source's own, as far as can be told. */
    public boolean isSigned(byte[] body, @Nullable String timestamp, @Nullable String signature) {
        return signingSecret == null || GrafanaSignature.isOf(signingSecret, body, timestamp, signature);
    }

    /** Whether it signs what it posts; then nothing else is taken from it. */
    public boolean signs() {
        return signingSecret != null;
    }

    /** Whether it may post alerts of that service. */
    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    @Nullable
    Instant previousKeyUntil() {
        return previousKeyUntil;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant rotatedAt() {
        return rotatedAt;
    }
}
