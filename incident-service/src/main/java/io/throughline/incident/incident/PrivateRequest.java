package io.throughline.incident.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether only its members may know of it, and why.
 *
 * @param restricted {@code private} in JSON
 */
@Schema(name = "PrivateRequest")
record PrivateRequest(
        @JsonProperty("private") @NotNull Boolean restricted,
        @NotNull @NotBlank @Size(max = 2000) String reason) {}
