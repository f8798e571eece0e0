package io.throughline.incident.catalog;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be said with the confirmation of a record. */
@OptionalBody
@Schema(name = "AttestationRequest")
record AttestationRequest(@Nullable @Size(max = 2000) String note) {}
