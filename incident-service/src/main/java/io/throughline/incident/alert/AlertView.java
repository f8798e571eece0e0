package io.throughline.incident.alert;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.rule.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the API shows it.
 *
 * @param source name of who posted it
 * @param endsAt null while it fires
 * @param deliveries how often it was received
 * @param incident reference; null if it has none
 * @param why why it belongs to its incident, in words; null if it has none
 * @param whyNoIncident why it has none, in words; null if it has one, or if that is not known
 * @param acknowledgedBy who has seen it: an e-mail, or what its sender says; null if nobody has
 */
@Schema(name = "Alert")
record AlertView(
        UUID id,
        String source,
        String dedupKey,
        String name,
        String service,
        AlertSeverity severity,
        AlertState state,
        Verdict verdict,
        Instant startsAt,
        @Nullable Instant endsAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable String link,
        long deliveries,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        @Nullable String incident,
        @Nullable String why,
        @Nullable String whyNoIncident,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {}
