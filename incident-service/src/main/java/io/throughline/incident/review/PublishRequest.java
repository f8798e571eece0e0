package io.throughline.incident.review;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be said with a publication. */
@OptionalBody
@Schema(name = "PublishRequest")
record PublishRequest(@Nullable @Size(max = 5000) String note) {}
