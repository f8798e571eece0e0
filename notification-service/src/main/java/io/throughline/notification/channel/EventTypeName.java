package io.throughline.notification.channel;

import static java.lang.annotation.ElementType.TYPE_USE;

import io.throughline.events.EventType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is the type of an event that is in use: a filter for another would let nothing through, unnoticed. */
@Target(TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EventTypeName.Check.class)
@interface EventTypeName {
    /** What a bad one is told. */
    String message() default "must be the type of an event, such as action.overdue.v1";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Looks it up. */
    final class Check implements ConstraintValidator<EventTypeName, String> {
        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || EventType.named(name).isPresent();
        }
    }
}
