package io.throughline.kit.idempotency;

import io.throughline.kit.error.InvalidFieldsException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header by which a caller marks a request as the same one, sent again; any printable text of the caller's own. */
public final class IdempotencyKey {
    /** Name of the request header. */
    public static final String HEADER = "Idempotency-Key";
    /** Longest key, in characters. */
    public static final int MAX_LENGTH = 255;
    /** Printable ASCII, and something besides blanks, which HTTP takes off at both ends. */
    public static final String PATTERN = "[!-~]([ -~]*[!-~])?";

    private static final Pattern KEY = Pattern.compile(PATTERN);

    private IdempotencyKey() {}

    /**
     * The key among the values of the header; empty if the request has no such header.
     *
     * @throws InvalidFieldsException if it is sent twice, empty, too long or not printable (problem
     *     {@code invalid-request}, 400)
     */
    static Optional<String> in(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String key = values.get(0);
        if (values.size() > 1 || key.length() > MAX_LENGTH || !KEY.matcher(key).matches()) {
            throw new InvalidFieldsException(
                    HEADER, "must be one text of 1 to " + MAX_LENGTH + " printable ASCII characters");
        }
        return Optional.of(key);
    }
}
