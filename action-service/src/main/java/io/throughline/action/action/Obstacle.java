package io.throughline.action.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What an action cannot go on for.
 *
 * @param reason in words
 * @param by e-mail of who says so
 */
@Embeddable
record Obstacle(
        @Column(name = "blocked_reason") String reason,
        @Column(name = "blocked_by") String by) {}
