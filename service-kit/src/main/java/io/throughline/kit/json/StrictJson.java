package io.throughline.kit.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the bodies of our own API: nothing unknown, nothing converted, and every bad field named at once. */
@Singleton
public class StrictJson {
    private static final String REQUIRED = "is required";

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(StrictScalars.module())
            .addHandler(new BadFields())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // UnknownFields finds them
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final Validator validator;

    StrictJson(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads and validates one body.
     *
     * @return never null
     * @throws UnreadableBodyException if it is not JSON (problem {@code malformed-json}, 400)
     * @throws InvalidFieldsException if any field is missing, unknown or wrong (problem {@code invalid-request}, 400)
     * @throws IOException if the body cannot be received
     */
    public Object read(InputStream body, Type type) throws IOException {
        JavaType target = mapper.constructType(type);
        JsonNode tree = parse(body, target.getRawClass().isAnnotationPresent(OptionalBody.class));
        List<FieldError> errors = new UnknownFields(mapper.getDeserializationConfig()).in(tree, target);
        Object request = null;
        try {
            request = mapper.readerFor(target)
                    .withAttribute(BadFields.attribute(), errors)
                    .readValue(tree);
        } catch (MismatchedInputException e) {
            errors.add(new FieldError(pointer(e), "must be " + BadFields.expected(e.getTargetType())));
        }
        if (request != null) {
            addViolations(request, errors);
        } else if (errors.isEmpty()) {
            errors.add(new FieldError("", "must be an object"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        return Objects.requireNonNull(request);
    }

    /** A field that could not be read is null by now; it is named once, as what it is. */
    private void addViolations(Object request, List<FieldError> errors) {
        Set<String> named = errors.stream().map(FieldError::pointer).collect(Collectors.toSet());
        validator.validate(request).stream()
                .map(StrictJson::asError)
                .filter(error -> !named.contains(error.pointer()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::reason))
                .forEach(errors::add);
    }

    private static FieldError asError(ConstraintViolation<Object> violation) {
        String pointer = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getName() == null || node.getName().startsWith("<") ? "" : "/" + node.getName()))
                .collect(Collectors.joining());
        boolean missing = violation.getInvalidValue() == null;
        return new FieldError(pointer, missing ? REQUIRED : violation.getMessage());
    }

    private JsonNode parse(InputStream body, boolean optional) throws IOException {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree.isMissingNode() && optional) {
                return mapper.createObjectNode();
            }
            if (tree.isMissingNode()) {
                throw new InvalidFieldsException("", "a JSON object is required");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private static UnreadableBodyException malformed(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        String what = e instanceof JsonParseException ? e.getOriginalMessage() : "Its structure is not acceptable";
        return new UnreadableBodyException("The body is not well-formed JSON" + where + ": " + what);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
