package io.throughline.action.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What shows that an action is done; words, a link or both.
 *
 * @param text null if the link says it all
 * @param url null if the words do
 */
@Embeddable
public record Evidence(
        @Column(name = "evidence_text") @Nullable String text,
        @Column(name = "evidence_url") @Nullable String url) {}
