package io.throughline.action.action;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By when it is done instead.
 *
 * @param dueOn last day, where the service's team works; one in the past is overdue at once
 */
@OptionalBody
@Schema(name = "DueDateRequest")
record DueDateRequest(
        @NotNull LocalDate dueOn,
        @NotNull @NotBlank @Size(max = 2000) String reason) {}
