package io.throughline.incident.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind that the organisation adds. */
@Schema(name = "TaxonomyKindRequest")
record KindRequest(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,63}", message = "must be upper case, such as VENDOR_OUTAGE")
        String kind,

        @Nullable @Size(max = 500) String description) {}
