package io.throughline.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final StrictJson json =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void goodBodyIsRead() throws IOException {
        assertThat(
                        read(
                                "{'name':'Ada 👋','count':3,'on':true,'kind':'B','parts':[{'name':'x'}],'zone':'Asia/Kathmandu'}"))
                .isEqualTo(new Thing("Ada 👋", 3, true, Kind.B, List.of(new Part("x")), "Asia/Kathmandu"));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        assertThat(
                        errors(
                                "{'name':5,'count':'3','on':0,'kind':'Z','parts':[{'name':' '},{'nam':'x'},7],'zone':'Mars','more':{'a':[1]}}"))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/count",
                        "/on",
                        "/kind",
                        "/parts/0/name",
                        "/parts/1/nam",
                        "/parts/1/name",
                        "/parts/2",
                        "/zone",
                        "/more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':null,'count':1} | /name | is required",
                "{'count':1} | /name | is required",
                "{'name':'a','count':0} | /count | must be greater than or equal to 1",
                "{'name':'a','count':1.5} | /count | must be a whole number",
                "{'name':'a','count':99999999999} | /count | must be a whole number of at most 9 digits",
                "{'name':'a','count':1,'kind':0} | /kind | must be one of A, B",
                "{'name':'a\\u0000','count':1} | /name | must not contain control characters",
                "{'name':'a\\ud800','count':1} | /name | must not contain control characters",
                "{'name':['a'],'count':1} | /name | must be a text",
                "{'name':'a','count':1,'parts':{}} | /parts | must be a list",
                "{'name':'a','count':1,'parts':'x'} | /parts | must be a list",
                "{'name':'a','count':1,'zone':'+02:00'} | /zone | must be an IANA time zone such as Europe/Berlin",
                "{'name':'a','count':1,'a/b':1} | /a~1b | is not a field of this request"
            })
    void badFieldIsNamedWithWhatItMustBe(String body, String pointer, String reason) {
        assertThat(errors(body)).containsExactly(new FieldError(pointer, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "'text'", "null", "true"})
    void bodyThatIsNoObjectIsABadField(String body) {
        assertThat(errors(body)).containsExactly(new FieldError("", "must be an object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{'name':}", "{'name':'a'} x", "{'name':'a','name':'b'}", "nope"})
    void whatIsNoJsonIsSaidToBeNone(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void emptyBodyIsSaidToBeEmpty() {
        assertThat(errors("")).containsExactly(new FieldError("", "a JSON object is required"));
    }

    private List<FieldError> errors(String body) {
        return catchThrowableOfType(InvalidFieldsException.class, () -> read(body))
                .errors();
    }

    private Object read(String body) throws IOException {
        return json.read(
                new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), Thing.class);
    }

    enum Kind {
        A,
        B
    }

    record Part(@NotNull @NotBlank String name) {}

    record Thing(
            @NotNull @NotBlank String name,
            @NotNull @Min(1) Integer count,
            Boolean on,
            Kind kind,
            @Valid List<@Valid Part> parts,
            @ZoneName String zone) {}
}
