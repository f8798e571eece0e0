package io.throughline.incident.catalog.record;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Business days by severity, each 1 to 365; the severity of a bad one is named, as a constraint of the values would not. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReviewDays.Check.class)
@interface ReviewDays {
    /** What a bad one is told. */
    String message() default "must be from 1 to 365 business days";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at each. */
    final class Check implements ConstraintValidator<ReviewDays, Map<Severity, Integer>> {
        private static final int MAX = 365;

        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Map<Severity, Integer> days, ConstraintValidatorContext context) {
            if (days == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            List<Severity> bad = days.entrySet().stream()
                    .filter(entry -> entry.getValue() < 1 || entry.getValue() > MAX)
                    .map(Map.Entry::getKey)
                    .toList();
            bad.forEach(severity -> context.buildConstraintViolationWithTemplate(
                            context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(severity.name())
                    .addConstraintViolation());
            return bad.isEmpty();
        }
    }
}
