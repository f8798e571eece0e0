package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One person's time with one decision right of one service. */
@Entity
@Table(name = "decision_right_holding")
class DecisionRightHolding {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String service;

    @Enumerated(EnumType.STRING)
    @Column(name = "decision_right")
    private DecisionRight right;

    private String person;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "given_by")
    private String givenBy;

    @Nullable
    private String reason;

    @Nullable
    @Column(name = "ended_at")
    private Instant endedAt;

    @Nullable
    @Column(name = "ended_by")
    private String endedBy;

    @Nullable
    @Column(name = "end_reason")
    private String endReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DecisionRightHolding() {}

    /** Somebody is given the right. */
    DecisionRightHolding(String service, DecisionRight right, String person, Handover handover) {
        this.service = service;
        this.right = right;
        this.person = person;
        givenAt = handover.at();
        givenBy = handover.by();
        reason = handover.reason();
    }

    /** Takes the right away; a clock that went back since it was given is not believed. */
    void end(Handover handover) {
        endedAt = handover.at().isBefore(givenAt) ? givenAt : handover.at();
        endedBy = handover.by();
        endReason = handover.reason();
    }

    /** Higher for later ones of one service. */
    long id() {
        return id;
    }

    /** Its slug. */
    String service() {
        return service;
    }

    DecisionRight right() {
        return right;
    }

    /** E-mail. */
    String person() {
        return person;
    }

    Instant givenAt() {
        return givenAt;
    }

    /** E-mail. */
    String givenBy() {
        return givenBy;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** Null while the person holds it. */
    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String endedBy() {
        return endedBy;
    }

    @Nullable
    String endReason() {
        return endReason;
    }

    /**
     * When, by whom and why a right changes hands.
     *
     * @param by e-mail
     */
    record Handover(Instant at, String by, @Nullable String reason) {}
}
