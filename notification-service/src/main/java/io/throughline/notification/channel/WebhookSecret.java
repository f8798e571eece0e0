package io.throughline.notification.channel;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The text is a secret as Standard Webhooks 1.0 writes it ("Signature scheme"). Null is valid. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebhookSecret.Check.class)
@interface WebhookSecret {
    /** What a bad one is told; never the secret itself. */
    String message() default "must be whsec_ and the Base64 of 24 to 64 random bytes; leave it out to have one made";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Decodes it. */
    final class Check implements ConstraintValidator<WebhookSecret, String> {
        private static final String PREFIX = "whsec_";
        private static final int MIN_BYTES = 24;
        private static final int MAX_BYTES = 64;
        private static final int MADE_BYTES = 32;
        private static final SecureRandom RANDOM = new SecureRandom();

        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String secret, ConstraintValidatorContext context) {
            return secret == null || (secret.startsWith(PREFIX) && isKey(secret.substring(PREFIX.length())));
        }

        private static boolean isKey(String base64) {
            try {
                int bytes = Base64.getDecoder().decode(base64).length;
                return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        static String next() {
            byte[] key = new byte[MADE_BYTES];
            RANDOM.nextBytes(key);
            return PREFIX + Base64.getEncoder().encodeToString(key);
        }
    }
}
