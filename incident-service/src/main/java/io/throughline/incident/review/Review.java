package io.throughline.incident.review;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of an incident's review. A version that is published stays as it is. */
@Entity
class Review {
    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private ReviewState state;

    @Column(name = "due_on")
    private @Nullable LocalDate dueOn;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private ReviewContent content;

    @Column(name = "edit_count")
    private long editCount;

    @Column(name = "root_cause_by")
    private @Nullable String rootCauseBy;

    @Column(name = "root_cause_at")
    private @Nullable Instant rootCauseAt;

    @Column(name = "decision_by")
    private @Nullable String decisionBy;

    @Column(name = "decision_reason")
    private @Nullable String decisionReason;

    @Column(name = "decision_at")
    private @Nullable Instant decisionAt;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Review() {}

    private Review(Key key, ReviewState state, ReviewContent content, long editCount) {
        this.key = key;
        this.state = state;
        this.content = content;
        this.editCount = editCount;
    }

    /** The first version, of which nothing is written. */
    static Review first(UUID incident) {
        return new Review(new Key(incident, 1), ReviewState.DUE, ReviewContent.EMPTY, 1);
    }

    /** The version after this published one, as a draft that begins with what this one says. */
    Review next() {
        Review next =
                new Review(new Key(key.incidentId(), key.version() + 1), ReviewState.DRAFT, content, editCount + 1);
        next.rootCauseBy = rootCauseBy;
        next.rootCauseAt = rootCauseAt;
        next.dueOn = dueOn;
        next.timeZone = timeZone;
        return next;
    }

    void due(LocalDate on, String zone) {
        dueOn = on;
        timeZone = zone;
        editCount++;
    }

    /** Takes over what is written; a decision that no action is needed does not outlast an action. */
    void write(ReviewContent as, String by, Instant at) {
        if (!as.draftedActions().isEmpty()) {
            withdrawDecision();
        }
        content = as.withNamedActions();
        boolean known = RootCauseGate.isRootCauseKnown(content);
        rootCauseBy = !known ? null : rootCauseBy == null ? by : rootCauseBy;
        rootCauseAt = !known ? null : rootCauseAt == null ? at : rootCauseAt;
        state = ReviewState.DRAFT;
        editCount++;
    }

    /** Somebody answers for doing nothing about the cause. */
    void decideNoAction(String by, String reason, Instant at) {
        decide(by, reason, at);
        state = ReviewState.DRAFT;
    }

    /** Somebody answers for doing without the review. */
    void waive(String by, String reason, Instant at) {
        decide(by, reason, at);
        state = ReviewState.WAIVED;
    }

    /** It was waived, and what it is about is not over: it has to be written after all, or waived anew. */
    void withdrawWaiver() {
        withdrawDecision();
        state = ReviewState.DRAFT;
        editCount++;
    }

    void publish(String by, Instant at) {
        state = ReviewState.PUBLISHED;
        publishedBy = by;
        publishedAt = at;
        editCount++;
    }

    private void decide(String by, String reason, Instant at) {
        decisionBy = by;
        decisionReason = reason;
        decisionAt = at;
        editCount++;
    }

    private void withdrawDecision() {
        decisionBy = null;
        decisionReason = null;
        decisionAt = null;
    }

    UUID incident() {
        return key.incidentId();
    }

    int version() {
        return key.version();
    }

    ReviewState state() {
        return state;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    String timeZone() {
        return timeZone;
    }

    ReviewContent content() {
        return content;
    }

    /** Grows with every change of any version; the ETag. */
    long editCount() {
        return editCount;
    }

    /** Whether somebody answers for doing nothing about the cause. */
    boolean isNoAction() {
        return decisionBy != null && state != ReviewState.WAIVED;
    }

    @Nullable
    String decisionBy() {
        return decisionBy;
    }

    @Nullable
    String decisionReason() {
        return decisionReason;
    }

    @Nullable
    Instant decisionAt() {
        return decisionAt;
    }

    @Nullable
    String publishedBy() {
        return publishedBy;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    /** Which review, and which version of it. */
    @Embeddable
    record Key(
            @Column(name = "incident_id") UUID incidentId,
            @Column(name = "version") int version) {}
}
