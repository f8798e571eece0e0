package io.throughline.action.report;

import io.throughline.kit.json.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;

/** An overdue action, and where it stands in the order of the list. */
record OverdueRow(long number, OverdueActionView view) {

    /** What the list is sorted by. */
    Key key() {
        return new Key(view.dueAt(), number);
    }

    /** Most overdue first; of those due at the same moment, the one that was opened first. */
    record Key(Instant dueAt, long number) {
        static final Key BEFORE_ALL = new Key(Instant.parse("0001-01-01T00:00:00Z"), 0);

        /**
         * Reads what {@link #toString} made.
         *
         * @throws IllegalArgumentException if it is something else
         */
        static Key of(String text) {
            try {
                String[] parts = text.split(" ", 2);
                return new Key(IsoTime.instant(parts[0]), Long.parseLong(parts[1]));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        @Override
        public String toString() {
            return dueAt + " " + number;
        }
    }
}
