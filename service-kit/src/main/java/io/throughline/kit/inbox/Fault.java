package io.throughline.kit.inbox;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.throughline.kit.TransientFaults;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong with an event without its values: what is parked is listed and logged, and may be of a private incident.
 * Messages of exceptions quote what they are about; their classes, places and names of fields do not.
 */
final class Fault {
    private static final String OURS = "io.throughline.";

    private Fault() {}

    /** What is wrong with the JSON: the kind, where, and in which field. */
    static String ofJson(Exception fault) {
        StringBuilder text = new StringBuilder(fault.getClass().getSimpleName());
        if (fault instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation at = json.getLocation();
            text.append(" at line ").append(at.getLineNr()).append(", column ").append(at.getColumnNr());
        }
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            text.append(" in ").append(path(mapping.getPath()));
        }
        return text.toString();
    }

    /** What the service has thrown: the kind, the database's SQLSTATE if it was that, and where in our code. */
    static String ofService(Throwable fault) {
        Throwable cause = fault instanceof RefusedEventException && fault.getCause() != null ? fault.getCause() : fault;
        String sqlState = TransientFaults.sqlState(fault)
                .map(state -> ", SQLSTATE " + state)
                .orElse("");
        String place = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        return cause.getClass().getName() + sqlState + place;
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
