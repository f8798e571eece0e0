package io.throughline.incident.catalog.record;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a window: its end is later than its beginning. One that lacks either is for others to refuse. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EndsAfterItBegins.Check.class)
@interface EndsAfterItBegins {
    /** What a bad one is told. */
    String message() default "must be later than from";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Compares the two. */
    final class Check implements ConstraintValidator<EndsAfterItBegins, MaintenanceWindow> {
        /** Made by Bean Validation. */
        public Check() {}

        @Override
        @SuppressWarnings("NullAway") // what the body lacks is null until Bean Validation has refused it
        public boolean isValid(MaintenanceWindow window, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("to")
                    .addConstraintViolation();
            return window.from() == null || window.to() == null || window.from().isBefore(window.to());
        }
    }
}
