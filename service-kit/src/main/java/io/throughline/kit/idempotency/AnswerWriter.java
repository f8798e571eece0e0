package io.throughline.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Knows the answer that a resource's method gives, byte for byte, before it is given. */
@Singleton
class AnswerWriter {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final ObjectMapper json;

    /** @param json writes the answers of the resources, too */
    AnswerWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The answer that Quarkus REST makes of what {@code method} has returned. */
    StoredAnswer answerOf(Method method, @Nullable Object returned) {
        if (returned instanceof RestResponse<?> answer) {
            Map<String, String> headers = answer.getStringHeaders().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
            return new StoredAnswer(answer.getStatus(), headers, written(answer.getEntity()));
        }
        ResponseStatus declared = method.getAnnotation(ResponseStatus.class);
        int usual = returned == null ? NO_CONTENT : OK;
        return new StoredAnswer(declared == null ? usual : declared.value(), Map.of(), written(returned));
    }

    private byte @Nullable [] written(@Nullable Object entity) {
        try {
            return entity == null ? null : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable", e);
        }
    }
}
