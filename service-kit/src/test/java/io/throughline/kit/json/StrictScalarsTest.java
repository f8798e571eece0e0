package io.throughline.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, times, ids and constants are read as they are written, or named. */
class StrictScalarsTest {
    private static final String ID = "019ab0a2-6c7e-7b1a-8f00-0123456789ab";

    private final StrictJson json =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    @ParameterizedTest
    @CsvSource({
        "310, 310",
        "310.50, 310.5",
        "-0.0000000001, -1E-10",
        "1e3, 1000",
        "0e-20000, 0",
        "123456789012345, 123456789012345"
    })
    void numberIsKeptAsItIs(String written, BigDecimal read) throws IOException {
        assertThat(((Scalars) read("{'amount':" + written + "}", Scalars.class)).amount())
                .isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1234567890123456", "0.12345678901", "'3'", "true", "[1]"})
    void numberThatIsNoneOrTooLongIsNamed(String written) {
        assertThat(errors("{'amount':" + written + "}", Scalars.class))
                .extracting(FieldError::pointer)
                .containsExactly("/amount");
    }

    @Test
    void numberThatNoComputerHoldsIsNoJsonOfOurs() {
        assertThatThrownBy(() -> read("{'amount':1e99999999999}", Scalars.class))
                .isInstanceOf(UnreadableBodyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:40:00Z, 2026-11-23T09:40:00Z",
        "2026-11-23T09:40:00+05:45, 2026-11-23T03:55:00Z",
        "2026-11-23T09:40:00.123456789Z, 2026-11-23T09:40:00.123456Z"
    })
    void timeIsReadToTheMicrosecond(String written, Instant read) throws IOException {
        assertThat(((Scalars) read("{'at':'" + written + "'}", Scalars.class)).at())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00+18:00",
                "2026-02-30T00:00:00Z",
                "2026-11-23",
                "2026-11-23T09:40:00",
                ""
            })
    void timeThatIsNoneIsNamed(String written) {
        assertThat(errors("{'at':'" + written + "'}", Scalars.class))
                .containsExactly(new FieldError("/at", "must be a time such as 2026-11-23T09:40:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "019ab0a2", "AZqwomx+exqPAAEjRWeJqw==", "019ab0a26c7e7b1a8f000123456789ab"})
    void idThatIsNoneIsNamed(String written) {
        assertThat(errors("{'id':'" + written + "'}", Scalars.class))
                .containsExactly(new FieldError("/id", "must be a UUID"));
    }

    @Test
    void idIsRead() throws IOException {
        assertThat(((Scalars) read("{'id':'" + ID + "'}", Scalars.class)).id()).isEqualTo(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'A '", "' A'", "'a'", "0", "{}", "['A']"})
    void constantIsWrittenExactlyAndTheReadingGoesOn(String written) {
        assertThat(errors("{'kind':" + written + ",'id':'x'}", Scalars.class))
                .extracting(FieldError::pointer)
                .containsExactly("/kind", "/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u2003\u200b", "\t\n"})
    void textThatNobodySeesIsBlank(String blank) {
        assertThat(errors("{'title':'" + blank.replace("\t", "\\t").replace("\n", "\\n") + "'}", Named.class))
                .extracting(FieldError::pointer)
                .contains("/title");
    }

    @Test
    void fieldIsNamedAsJsonCallsIt() {
        assertThat(errors("{'title':'x','parts':[{},{'private':true},{'private':5}]}", Named.class))
                .containsExactly(
                        new FieldError("/parts/2/private", "must be true or false"),
                        new FieldError("/parts/0/private", "is required"));
    }

    @Test
    void bodyThatMayBeAbsentIsReadAsAnEmptyObject() throws IOException {
        assertThat(read("", Absent.class)).isEqualTo(new Absent(null));
        assertThat(read(" \n", Absent.class)).isEqualTo(new Absent(null));
        assertThat(errors("[]", Absent.class)).extracting(FieldError::pointer).containsExactly("");
        assertThat(errors("null", Absent.class)).extracting(FieldError::pointer).containsExactly("");
    }

    private List<FieldError> errors(String body, Type type) {
        return catchThrowableOfType(InvalidFieldsException.class, () -> read(body, type))
                .errors();
    }

    private Object read(String body, Type type) throws IOException {
        return json.read(new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), type);
    }

    enum Kind {
        A,
        B
    }

    record Scalars(BigDecimal amount, Instant at, UUID id, Kind kind) {}

    record Part(@JsonProperty("private") @NotNull Boolean restricted) {}

    record Named(@NotNull @NotBlank String title, @Valid List<@Valid Part> parts) {}

    @OptionalBody
    record Absent(String note) {}
}
