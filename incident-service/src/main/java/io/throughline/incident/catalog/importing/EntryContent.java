package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.kit.error.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document asks for. */
sealed interface EntryContent {
    /**
     * The whole record of a service as its owner writes it.
     *
     * @param record fields of {@code ServiceRequest}, not yet validated
     * @param version that the writer saw; null if the document names none
     * @param rights by the name of the decision right; null leaves it vacant, one that is not there stays as it is
     * @param errors what is wrong beside the record
     */
    record Whole(
            ObjectNode record, @Nullable Integer version, Map<String, @Nullable String> rights, List<FieldError> errors)
            implements EntryContent {}

    /**
     * What another catalogue knows of a service: it fills what is empty here.
     *
     * @param said fields of {@code ServiceRequest}, not yet validated
     * @param defaults for a service that is new
     * @param origins where in the document a field comes from, as JSON pointer
     * @param errors what is wrong with the document itself
     * @param warnings what is not taken over, in words
     */
    record Partial(
            ObjectNode said,
            ObjectNode defaults,
            Map<String, String> origins,
            List<FieldError> errors,
            List<String> warnings)
            implements EntryContent {}

    /** Nothing that the catalogue keeps. */
    record Foreign(FieldError reason) implements EntryContent {}

    /** Nothing that can be understood. */
    record Unreadable(List<FieldError> errors) implements EntryContent {
        static Unreadable because(String pointer, String reason) {
            return new Unreadable(List.of(new FieldError(pointer, reason)));
        }
    }
}
