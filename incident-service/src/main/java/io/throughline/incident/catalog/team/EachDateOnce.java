package io.throughline.incident.catalog.team;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** No two holidays are on one date; each that comes again is named. Null is valid. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EachDateOnce.Check.class)
@interface EachDateOnce {
    /** What a bad one is told. */
    String message() default "must not be the date of another holiday";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Looks for dates that were there before. */
    final class Check implements ConstraintValidator<EachDateOnce, List<@Nullable TeamHoliday>> {
        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable List<@Nullable TeamHoliday> holidays, ConstraintValidatorContext context) {
            if (holidays == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            Set<LocalDate> seen = new HashSet<>();
            boolean valid = true;
            for (int i = 0; i < holidays.size(); i++) {
                TeamHoliday holiday = holidays.get(i);
                if (holiday != null && holiday.date() != null && !seen.add(holiday.date())) {
                    valid = false;
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addPropertyNode("date")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                }
            }
            return valid;
        }
    }
}
