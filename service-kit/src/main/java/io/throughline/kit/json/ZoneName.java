package io.throughline.kit.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text names a time zone of the IANA database; an offset is none, since it knows no summer. Null is valid. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ZoneName.Check.class)
public @interface ZoneName {
    /** What a bad one is told. */
    String message() default "must be an IANA time zone such as Europe/Berlin";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Looks the name up. */
    final class Check implements ConstraintValidator<ZoneName, String> {
        private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || KNOWN.contains(name);
        }
    }
}
