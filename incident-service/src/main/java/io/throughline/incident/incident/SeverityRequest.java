package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How bad it is, and why that is said now. */
@Schema(name = "SeverityRequest")
record SeverityRequest(
        @NotNull Severity severity,
        @NotNull @NotBlank @Size(max = 2000) String reason) {}
