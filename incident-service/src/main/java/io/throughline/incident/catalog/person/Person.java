package io.throughline.incident.catalog.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** A named person; everything in Throughline that is owned is owned by one. */
@Entity
public class Person {
    @Id
    private String email;

    private String name;

    @Column(name = "time_zone")
    private String timeZone;

    private boolean active;

    private List<String> membership;

    private long version;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    @SuppressWarnings("NullAway.Init") // record sets the rest
    Person(String email, PersonRequest as, Instant now) {
        this.email = email;
        record(as, now);
    }

    /** Takes over what is said of the person; one version and one event each time. */
    final void record(PersonRequest as, Instant now) {
        name = as.name();
        timeZone = as.timeZone();
        active = as.isActive();
        membership = as.groupNames();
        changedAt = now;
        version++;
        lastSequence++;
    }

    /** Takes the number of an event that changes nothing in the record; its version stays. */
    void takeNextSequence() {
        lastSequence++;
    }

    /** Trimmed and lower-cased. */
    public String email() {
        return email;
    }

    /** As people call them. */
    public String name() {
        return name;
    }

    /** IANA name. */
    public String timeZone() {
        return timeZone;
    }

    /** Whether the person can own, be told or approve anything. */
    public boolean isActive() {
        return active;
    }

    /** Names of the groups the person belongs to. */
    public List<String> groups() {
        return List.copyOf(membership);
    }

    /** From 1; one more with each change. */
    public long version() {
        return version;
    }

    /** Number of the newest event. */
    public long lastSequence() {
        return lastSequence;
    }

    /** When the record changed last. */
    public Instant changedAt() {
        return changedAt;
    }
}
