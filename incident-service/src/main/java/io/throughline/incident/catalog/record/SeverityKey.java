package io.throughline.incident.catalog.record;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a severity that is the name of a field; an unknown one is a bad field like any other, where Jackson's own stops reading. */
final class SeverityKey extends KeyDeserializer {
    /** Made by Jackson. */
    SeverityKey() {}

    @Override
    public @Nullable Object deserializeKey(String name, DeserializationContext context) throws IOException {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        return context.handleWeirdStringValue(
                Severity.class, name, "not one of %s", Arrays.toString(Severity.values()));
    }
}
