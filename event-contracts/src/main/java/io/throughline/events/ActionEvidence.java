package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * What shows that an action is done.
 *
 * @param text null if the link says it all
 * @param url null if the words do
 */
public record ActionEvidence(
        @Nullable String text, @Nullable String url) {}
