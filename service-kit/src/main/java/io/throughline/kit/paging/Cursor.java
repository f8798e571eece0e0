package io.throughline.kit.paging;

import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.json.CleanText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The sort key of a page's last row in a form that callers hand back and do not look into. */
final class Cursor {
    private Cursor() {}

    static String of(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    static String lastKey(String cursor) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(cursor);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            if (!text.isEmpty() && CleanText.isClean(text)) {
                return text;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    static InvalidFieldsException refused(@Nullable Throwable cause) {
        InvalidFieldsException refused =
                new InvalidFieldsException("?after", "must be the next of a page, as it was given");
        refused.initCause(cause);
        return refused;
    }
}
