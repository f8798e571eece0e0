package io.throughline.incident.alert.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How Grafana signs what it posts: hexadecimal HMAC-SHA256 of the body, or of {@code <unix>:<body>} if it sends the time in
 * a header. How old that is does not matter: a message that is posted again only counts.
 */
final class GrafanaSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private GrafanaSignature() {}

    /**
     * Whether the signature was made with that secret.
     *
     * @param timestamp as it was sent; null or blank if none was
     * @param signature as it was sent; null if none was
     */
    static boolean isOf(String secret, byte[] body, @Nullable String timestamp, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        byte[] sent = signature.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(of(secret, body, timestamp).getBytes(StandardCharsets.UTF_8), sent);
    }

    private static String of(String secret, byte[] body, @Nullable String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            if (timestamp != null && !timestamp.isBlank()) {
                mac.update((timestamp.strip() + ':').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
