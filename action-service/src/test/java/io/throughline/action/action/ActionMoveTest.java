package io.throughline.action.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The moves that are legal are those of the list, which is the table of the design. */
class ActionMoveTest {
    @Test
    void legalMovesAreThoseOfTheList() throws IOException {
        Set<String> listed = Files.readAllLines(Path.of("src/test/resources/moves.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> allowed = Stream.of(ActionStatus.values())
                .flatMap(from -> Stream.of(ActionMove.values())
                        .flatMap(move -> move.from(from).map(to -> from + "," + move.call() + "," + to).stream()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(allowed).isEqualTo(listed);
    }

    @ParameterizedTest
    @EnumSource
    void noMoveLeadsToWhereItStarts(ActionStatus status) {
        assertThat(Stream.of(ActionMove.values()).flatMap(move -> move.from(status).stream()))
                .doesNotContain(status);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStillToBeDoneCanAlwaysBeCompletedOrDropped(ActionStatus status) {
        assertThat(ActionMove.legalFrom(status).containsAll(Set.of("complete", "drop")))
                .isEqualTo(status.isUnfinished());
    }
}
