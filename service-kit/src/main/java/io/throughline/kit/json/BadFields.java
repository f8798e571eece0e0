package io.throughline.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.throughline.kit.error.FieldError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a body while it is read on, so that the caller is told everything at once. */
final class BadFields extends DeserializationProblemHandler {
    private static final String ATTRIBUTE = BadFields.class.getName();

    static String attribute() {
        return ATTRIBUTE;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String failure) {
        return report(context, context.getParser(), "must be " + expected(target));
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String failure) {
        return report(context, context.getParser(), "must be " + expected(target));
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser p, String failure)
            throws IOException {
        report(context, p, "must be " + expected(target.getRawClass()));
        p.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context, Class<?> target, ValueInstantiator how, JsonParser p, String message)
            throws IOException {
        report(context, p, "must be " + expected(target));
        p.skipChildren();
        return null;
    }

    static @Nullable Object report(DeserializationContext context, JsonParser p, String reason) {
        if (context.getAttribute(ATTRIBUTE) instanceof Collection<?> errors) {
            @SuppressWarnings("unchecked")
            Collection<FieldError> known = (Collection<FieldError>) errors;
            known.add(new FieldError(p.getParsingContext().pathAsPointer().toString(), reason));
        }
        return null;
    }

    static String expected(Class<?> target) {
        if (target.isEnum()) {
            return "one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "a list";
        }
        return switch (target.getSimpleName()) {
            case "String" -> "a text";
            case "Integer", "Long" -> "a whole number";
            case "BigDecimal" -> "a number";
            case "Boolean" -> "true or false";
            case "LocalDate" -> "a date such as 2026-11-23";
            case "Instant" -> "a time such as 2026-11-23T09:40:00Z";
            case "UUID" -> "a UUID";
            default -> "an object";
        };
    }
}
