package io.throughline.incident.catalog.team;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import io.throughline.kit.calendar.PublicHolidays;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text names a country whose {@link PublicHolidays} are known. Null is valid. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownCountry.Check.class)
@interface KnownCountry {
    /** What a bad one is told. */
    String message() default
            "must be a country by its ISO 3166-1 code such as DE, one whose public holidays are known; leave it out for others";

    /** As Bean Validation requires. */
    Class<?>[] groups() default {};

    /** As Bean Validation requires. */
    Class<? extends Payload>[] payload() default {};

    /** Looks the code up. */
    final class Check implements ConstraintValidator<KnownCountry, String> {
        /** Made by Bean Validation. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String country, ConstraintValidatorContext context) {
            return country == null || PublicHolidays.areKnownOf(country);
        }
    }
}
