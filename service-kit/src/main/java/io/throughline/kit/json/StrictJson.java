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
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the bodies of our own API: nothing unknown, nothing converted, and every bad field named at once. */
@Singleton
public class StrictJson {
    private static final String REQUIRED = "is required";

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(StrictScalars.module())
            .addHandler(new BadFields())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // UnknownFields finds them
            .enable(
                    DeserializationFeature
                            .USE_BIG_DECIMAL_FOR_FLOATS) // a double would lose digits, and 1e400 altogether
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
        return read(parse(body, target.getRawClass().isAnnotationPresent(OptionalBody.class)), target);
    }

    /**
     * Reads and validates what was parsed already, from whatever text.
     *
     * @throws InvalidFieldsException if any field is missing, unknown or wrong (problem {@code invalid-request}, 400)
     */
    public <T> T read(JsonNode tree, Class<T> type) {
        try {
            return type.cast(read(tree, mapper.constructType(type)));
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is read without I/O", e);
        }
    }

    private Object read(JsonNode tree, JavaType target) throws IOException {
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
        JavaType type = mapper.constructType(request.getClass());
        validator.validate(request).stream()
                .map(violation -> asError(violation, type))
                .filter(error -> !named.contains(error.pointer()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::reason))
                .forEach(errors::add);
    }

    private FieldError asError(ConstraintViolation<Object> violation, JavaType root) {
        StringBuilder pointer = new StringBuilder();
        JavaType type = root;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                JavaType holder = type.isContainerType() ? type.getContentType() : type;
                Optional<BeanPropertyDefinition> property = property(holder, node.getName());
                pointer.append('/')
                        .append(property.map(BeanPropertyDefinition::getName).orElse(node.getName()));
                type = property.map(BeanPropertyDefinition::getPrimaryType).orElse(holder);
            }
        }
        boolean missing = violation.getInvalidValue() == null;
        return new FieldError(pointer.toString(), missing ? REQUIRED : violation.getMessage());
    }

    /** A component may be called otherwise in JSON: {@code private} is no name in Java. */
    private Optional<BeanPropertyDefinition> property(JavaType type, String component) {
        return mapper.getDeserializationConfig().introspect(type).findProperties().stream()
                .filter(property -> property.getInternalName().equals(component))
                .findFirst();
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
        } catch (NumberFormatException e) {
            throw new UnreadableBodyException("The body has a number that is too large or too small to be read.");
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
