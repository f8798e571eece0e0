package io.throughline.incident.catalog.record;

import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard of the service.
 *
 * @param owner e-mail of who keeps it true; null is a finding
 * @param businessSignal what of the business it shows
 */
public record Dashboard(
        @NotNull @NotBlank @Size(max = 200) String title,

        @NotNull @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "must be an http or https URL")
        String url,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String owner,

        @Nullable @Size(max = 500) String businessSignal) {

    public Dashboard normalized() {
        return new Dashboard(title, url, owner == null ? null : Emails.normalized(owner), businessSignal);
    }
}
