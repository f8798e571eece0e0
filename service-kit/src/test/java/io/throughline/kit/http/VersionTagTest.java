package io.throughline.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.VersionRequiredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTagTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "W/\"4\"", " \"4\" ", "*"})
    void versionThatWasSeenIsAccepted(String ifMatch) {
        assertThatCode(() -> VersionTag.ofHeader(ifMatch).requireFor(4L)).doesNotThrowAnyException();
    }

    @Test
    void otherVersionIsStale() {
        assertThatThrownBy(() -> VersionTag.ofHeader("\"3\"").requireFor(4L)).isInstanceOf(StaleVersionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void versionOfARecordThatIsNotThereIsStale(String ifMatch) {
        assertThatThrownBy(() -> VersionTag.ofHeader(ifMatch).requireFor(null))
                .isInstanceOf(StaleVersionException.class);
    }

    @Test
    void recordThatExistsIsNotChangedBlindly() {
        assertThatThrownBy(() -> VersionTag.ofHeader(null).requireFor(4L)).isInstanceOf(VersionRequiredException.class);
        assertThatCode(() -> VersionTag.ofHeader(null).requireFor(null)).doesNotThrowAnyException();
    }

    @Test
    void commandIsHeldAgainstTheVersionOnlyIfOneIsSent() {
        assertThatCode(() -> VersionTag.ofHeader(null).requireIfSent(4)).doesNotThrowAnyException();
        assertThatCode(() -> VersionTag.ofHeader("\"4\"").requireIfSent(4)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VersionTag.ofHeader("\"3\"").requireIfSent(4))
                .isInstanceOf(StaleVersionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "\"four\"", "\"\"", "\"4\", \"5\"", "\"99999999999999999999\"", ""})
    void whatIsNoTagOfOursIsABadField(String ifMatch) {
        assertThatThrownBy(() -> VersionTag.ofHeader(ifMatch)).isInstanceOf(InvalidFieldsException.class);
    }

    @Test
    void tagOfAVersionIsReadBackAsThatVersion() {
        assertThat(VersionTag.ofHeader(VersionTag.of(7)).expected()).isEqualTo(7);
    }
}
