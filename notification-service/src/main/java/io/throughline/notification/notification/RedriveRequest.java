package io.throughline.notification.notification;

import io.throughline.kit.Slug;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are sent after all: those that fit all of this, every one if nothing is said.
 *
 * @param channel name of a channel; null: any
 * @param about reference of an incident or action; null: any
 * @param ids of notifications; null: any. An empty list is none
 */
@Schema(name = "RedriveRequest")
record RedriveRequest(
        @Nullable @Pattern(regexp = Slug.PATTERN, message = "must be the name of a channel")
        String channel,

        @Nullable @Pattern(regexp = "(?:INC|ACT)-[1-9]\\d{0,17}", message = "must be a reference such as INC-12")
        String about,

        @Nullable @Size(max = 1000) List<@NotNull UUID> ids) {}
