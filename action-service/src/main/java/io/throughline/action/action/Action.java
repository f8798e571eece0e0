package io.throughline.action.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A prevention action: one named person does one thing by one date. */
@Entity
public class Action {
    @Id
    private UUID id;

    private long number;
    private String title;

    @Enumerated(EnumType.STRING)
    private ActionType type;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Enumerated(EnumType.STRING)
    private ActionStatus status;

    private String owner;
    private @Nullable String service;
    private @Nullable String incident;

    @Embedded
    private DueDate due;

    @Embedded
    private @Nullable Evidence evidence;

    @Column(name = "completed_by")
    private @Nullable String completedBy;

    @Column(name = "verified_by")
    private @Nullable String verifiedBy;

    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Action() {}

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    String title() {
        return title;
    }

    ActionType type() {
        return type;
    }

    Priority priority() {
        return priority;
    }

    ActionStatus status() {
        return status;
    }

    String owner() {
        return owner;
    }

    @Nullable
    String service() {
        return service;
    }

    @Nullable
    String incident() {
        return incident;
    }

    DueDate due() {
        return due;
    }

    @Nullable
    Evidence evidence() {
        return evidence;
    }

    @Nullable
    String completedBy() {
        return completedBy;
    }

    @Nullable
    String verifiedBy() {
        return verifiedBy;
    }

    long version() {
        return version;
    }
}
