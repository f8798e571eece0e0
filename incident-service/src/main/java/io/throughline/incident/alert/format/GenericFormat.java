package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** Our own message of one alert, or anybody's whose fields are where a mapping says. */
public final class GenericFormat implements AlertFormat {
    /** Its name. */
    public static final String NAME = "generic";

    private final GenericMapping mapping;

    /** @param mapping JSON pointers by field, as {@link GenericMapping} checks them; none for our own message */
    public GenericFormat(Map<String, String> mapping) {
        this.mapping = new GenericMapping(mapping);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        return ForeignJson.read(body, json -> {
            Entries entries = new Entries(receivedAt, (alert, raw, at) -> signal(alert, raw, at));
            entries.add(json.readValueAsTree());
            return entries.delivery();
        });
    }

    private Signal signal(JsonNode alert, String raw, Instant receivedAt) throws UnmappableException {
        return new GenericAlert(alert, mapping).signal(GenericAlert.statusOf(alert, mapping), raw, receivedAt);
    }
}
