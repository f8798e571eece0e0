package io.throughline.kit.http;

import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.VersionRequiredException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a caller saw, as {@code If-Match} carries it (RFC 9110, section 13.1.1).
 *
 * @param expected null if the caller named none; {@value #ANY} for {@code *}
 */
public record VersionTag(@Nullable Long expected) {
    private static final long ANY = -1;
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    /**
     * Reads a header.
     *
     * @param ifMatch null if the request has none
     * @throws InvalidFieldsException if it is neither {@code *} nor a tag that we gave out (problem {@code invalid-request}, 400)
     */
    public static VersionTag ofHeader(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return new VersionTag(null);
        }
        if (ifMatch.strip().equals("*")) {
            return new VersionTag(ANY);
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new InvalidFieldsException(
                    "If-Match", "must be the ETag of the record as you read it, for example \"4\"");
        }
        return new VersionTag(Long.valueOf(tag.group(1)));
    }

    /** The entity tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a command against the record as it is; saying what was seen is left to the caller.
     *
     * @throws StaleVersionException if the caller saw another version (problem {@code stale-version}, 412)
     */
    public void requireIfSent(long present) {
        if (expected != null) {
            requireFor(present);
        }
    }

    /**
     * Holds a change against the record as it is.
     *
     * @param present the record's version; null if there is no record
     * @throws VersionRequiredException if the record exists and the caller named no version (428)
     * @throws StaleVersionException if the caller saw another version, or one of a record that is not there (412)
     */
    public void requireFor(@Nullable Long present) {
        if (expected == null) {
            if (present != null) {
                throw new VersionRequiredException("Read the record and send its ETag as If-Match.");
            }
            return;
        }
        if (present == null) {
            throw new StaleVersionException("There is no such record yet; leave If-Match out to create it.");
        }
        if (expected != ANY && !expected.equals(present)) {
            throw new StaleVersionException(
                    "It is at version " + present + " now; read it again and repeat your change.");
        }
    }
}
