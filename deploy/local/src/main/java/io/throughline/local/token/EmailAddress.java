package io.throughline.local.token;

import java.util.regex.Pattern;

/**
 * An e-mail address, as far as a slip of the keyboard can be told from one.
 *
 * @param value the address
 */
public record EmailAddress(String value) {
    private static final Pattern FORM = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\".]+(\\.[^@\\s,;<>\".]+)*");
    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, without the angle brackets

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public EmailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not an e-mail address");
        }
    }
}
