package io.throughline.incident.incident;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.security.Emails;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People that requests name for something that they have to do. */
@Singleton
public class NamedPeople {
    private final CatalogService catalog;

    NamedPeople(CatalogService catalog) {
        this.catalog = catalog;
    }

    /** What is wrong with naming that person; nothing if nobody is named. */
    List<FieldError> inactive(String pointer, @Nullable String email) {
        return email == null || !catalog.isInactive(Emails.normalized(email))
                ? List.of()
                : List.of(new FieldError(pointer, refusal(Emails.normalized(email))));
    }

    /**
     * The person's e-mail as it is stored; an address that nobody has registered may well be somebody's.
     *
     * @param pointer the field that names them
     * @throws InvalidFieldsException if they have left (problem {@code invalid-request}, 400)
     */
    public String active(String pointer, String email) {
        String person = Emails.normalized(email);
        if (catalog.isInactive(person)) {
            throw new InvalidFieldsException(pointer, refusal(person));
        }
        return person;
    }

    private static String refusal(String person) {
        return person + " is not active: name somebody who can act";
    }
}
