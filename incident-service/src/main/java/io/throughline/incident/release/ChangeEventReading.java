package io.throughline.incident.release;

import java.util.List;

/** What a body is read as. */
sealed interface ChangeEventReading permits ChangeEvent, ChangeEventReading.Refused {
    /**
     * No change event.
     *
     * @param errors everything that is wrong with it, in words
     */
    record Refused(List<String> errors) implements ChangeEventReading {}
}
