package io.throughline.kit.security;

import java.util.Locale;
import java.util.regex.Pattern;

/** People are known by their e-mail, trimmed and lower-cased. */
public final class Emails {
    /** Long enough for every address there can be (RFC 5321, section 4.5.3.1). */
    public static final int MAX_LENGTH = 320;
    /** One at-sign, no white space, something on both sides: what a mail server will take is for it to say. */
    public static final String PATTERN = "\\s*[^@\\s\\p{Z}\\p{Cntrl}]+@[^@\\s\\p{Z}\\p{Cntrl}]+\\s*";

    private static final Pattern ADDRESS = Pattern.compile(PATTERN);

    private Emails() {}

    /** The form in which it is stored and compared. */
    public static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be somebody's address. */
    public static boolean isAddress(String text) {
        return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches();
    }
}
