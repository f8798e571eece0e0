package io.throughline.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied.
 *
 * @param aggregate key of the record; null if it had none
 * @param subject what people call the aggregate; null if the record does not say
 * @param settled null while it waits
 * @param record null in lists
 */
@Schema(name = "ParkedEvent")
record ParkedEventView(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String aggregate,
        @Nullable Long sequence,
        @Nullable UUID eventId,
        @Nullable String type,
        @Nullable String subject,
        ParkingReason reason,
        String detail,
        Instant parkedAt,
        @Nullable SettledView settled,
        @Nullable RecordView record) {

    static ParkedEventView of(ParkedEvent event) {
        return of(event, null);
    }

    static ParkedEventView of(ParkedEvent event, @Nullable RecordView record) {
        ParkedEvent.Settled settled = event.settled();
        return new ParkedEventView(
                event.id(),
                event.consumer(),
                event.topic(),
                event.partition(),
                event.offset(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.type(),
                event.subject(),
                event.reason(),
                event.detail(),
                event.parkedAt(),
                settled == null
                        ? null
                        : new SettledView(settled.settlement(), settled.at(), settled.by(), settled.note()),
                record);
    }

    /**
     * What became of it.
     *
     * @param by an e-mail, or {@code system}
     * @param note why it was discarded; null for others
     */
    @Schema(name = "SettledParkedEvent")
    record SettledView(
            Settlement settlement,
            Instant at,
            String by,
            @Nullable String note) {}

    /**
     * The record as it came.
     *
     * @param bytes size of the payload
     * @param payload JSON text as it is, anything else in Base64; null if nobody said why they look, or there is none
     * @param encoding of the payload; null without one
     */
    @Schema(name = "ParkedRecord")
    record RecordView(
            Map<String, String> headers,
            int bytes,
            @Nullable String payload,
            @Nullable Encoding encoding) {
        private static final ObjectMapper JSON = new ObjectMapper();

        static RecordView of(ConsumerRecord<String, byte[]> record, boolean withPayload) {
            Map<String, String> headers = new TreeMap<>();
            for (Header header : record.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            byte[] payload = record.value();
            if (payload == null || !withPayload) {
                return new RecordView(headers, payload == null ? 0 : payload.length, null, null);
            }
            return isJson(payload)
                    ? new RecordView(
                            headers, payload.length, new String(payload, StandardCharsets.UTF_8), Encoding.JSON)
                    : new RecordView(
                            headers, payload.length, Base64.getEncoder().encodeToString(payload), Encoding.BASE64);
        }

        private static boolean isJson(byte[] payload) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(payload))
                        .toString();
                return JSON.readTree(text) != null && !text.isBlank();
            } catch (CharacterCodingException e) {
                return false;
            } catch (IOException e) {
                return false;
            }
        }

        /** How the payload is written down. */
        enum Encoding {
            JSON,
            BASE64
        }
    }
}
