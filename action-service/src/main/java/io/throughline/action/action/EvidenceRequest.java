package io.throughline.action.action;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What shows it: words, a link or both. */
@Schema(name = "EvidenceRequest")
record EvidenceRequest(
        @Nullable @Size(max = 5000) String text,

        @Nullable @Size(max = 2000) @Pattern(regexp = WebLink.PATTERN, message = WebLink.MESSAGE)
        String url) {

    /** Null if nothing is shown. */
    @Nullable
    Evidence evidence() {
        String words = Texts.orNull(text);
        String link = Texts.orNull(url);
        return words == null && link == null ? null : new Evidence(words, link);
    }
}
