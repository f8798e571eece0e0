package io.throughline.kit.inbox;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an event is given up. */
@OptionalBody
@Schema(name = "DiscardRequest")
record DiscardRequest(@NotNull @NotBlank @Size(max = 500) String reason) {}
