package io.throughline.incident.catalog.record;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A company outside that owns a part of the service.
 *
 * @param contact how it is reached when that part fails: an address, a number or a URL; null is a finding
 */
public record Vendor(
        @NotNull @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) String contact) {}
