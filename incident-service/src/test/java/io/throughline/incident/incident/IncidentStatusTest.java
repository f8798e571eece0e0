package io.throughline.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The moves that are legal are those of the list that each has its type of event in. */
class IncidentStatusTest {
    @Test
    void legalMovesAreThoseOfTheList() throws IOException {
        Set<String> listed = Files.readAllLines(Path.of("src/test/resources/moves.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0] + "," + line.split(",")[1])
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> allowed = Stream.of(IncidentStatus.values())
                .flatMap(from ->
                        Stream.of(IncidentStatus.values()).filter(from::allows).map(to -> from + "," + to))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(allowed).isEqualTo(listed);
    }

    @ParameterizedTest(name = "{0} -> {1} by {2}")
    @CsvFileSource(resources = "/moves.csv", numLinesToSkip = 1)
    void eachMoveHasItsCall(IncidentStatus from, IncidentStatus to, String call) {
        assertThat(from.callTo(to)).isEqualTo(call.equals("alert") ? "reopen" : call);
    }

    @ParameterizedTest
    @EnumSource
    void noStatusMovesToItself(IncidentStatus status) {
        assertThat(status.allows(status)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void mergingIsNotOfferedYet(IncidentStatus status) {
        assertThat(status.legalCalls()).doesNotContain("merge-into").doesNotHaveDuplicates();
    }

    @Test
    void everyFactHasItsKindOfEntry() {
        for (Class<?> fact : IncidentFact.class.getPermittedSubclasses()) {
            String name = fact.getSimpleName();
            if (!name.equals("Correction")) {
                assertThat(Stream.of(TimelineKind.values())
                                .map(kind -> kind.name().replace("_", "").toLowerCase(Locale.ROOT)))
                        .contains(name.toLowerCase(Locale.ROOT));
            }
        }
    }
}
