package io.throughline.incident.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why; the caller answers for it, so nobody else can be named. */
@Schema(name = "ReasonRequest")
record ReasonRequest(@NotNull @NotBlank @Size(max = 5000) String reason) {}
