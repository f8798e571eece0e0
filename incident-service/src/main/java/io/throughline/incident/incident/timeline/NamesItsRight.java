package io.throughline.incident.incident.timeline;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a note: a decision names the right under which it was taken, and nothing else names one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NamesItsRight.Validator.class)
@interface NamesItsRight {
    /** What the caller is told. */
    String message() default "is required for a DECISION, and for nothing else";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Judges one. */
    final class Validator implements ConstraintValidator<NamesItsRight, NoteRequest> {
        @Override
        public boolean isValid(NoteRequest request, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("right")
                    .addConstraintViolation();
            return (request.kindOrNote() == NoteKind.DECISION) == (request.right() != null);
        }
    }
}
