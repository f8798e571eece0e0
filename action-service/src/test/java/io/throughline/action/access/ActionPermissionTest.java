package io.throughline.action.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of the design's {@code api.md}, "Roles", relation by relation and for every mixture of them. */
class ActionPermissionTest {
    /** What of a caller's lets them in, and what shuts them out whatever else they are. */
    @ParameterizedTest(name = "{0}: {1}, never {2}")
    @CsvSource({
        "OPEN,              LEAD SERVICE_OWNER,                       ''",
        "WORK,              ACTION_OWNER LEAD SERVICE_OWNER,          ''",
        "DIRECT,            LEAD SERVICE_OWNER,                       ''",
        "VERIFY,            VERIFIER LEAD SERVICE_OWNER,              ACTION_OWNER COMPLETER",
        "DROP,              SERVICE_OWNER leadership,                 ACTION_OWNER",
        "REOPEN,            VERIFIER LEAD SERVICE_OWNER leadership,   ''"
    })
    void everyMixtureOfRelationsAndRolesIsDecidedAsTheTableSays(
            ActionPermission permission, String anyOf, String noneOf) {
        Set<String> grants = words(anyOf);
        Set<String> bars = words(noneOf);

        for (int mixture = 0; mixture < 1 << (Relation.values().length + 1); mixture++) {
            ActionStanding standing = standing(mixture);
            Set<String> is = words(standing);
            boolean granted =
                    is.stream().anyMatch(grants::contains) && is.stream().noneMatch(bars::contains);

            assertThat(permission.isGrantedTo(standing))
                    .as("%s for %s", permission, is)
                    .isEqualTo(granted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherRolesOpenNothing(ActionPermission permission) {
        Set<String> roles = Set.of("responder", "incident-lead", "service-owner", "admin");

        assertThat(permission.isGrantedTo(new ActionStanding(roles, Set.of()))).isFalse();
    }

    @Test
    void everyRefusalSaysWhoMay() {
        assertThat(Arrays.stream(ActionPermission.values()).map(ActionPermission::whoMay))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
    }

    private static ActionStanding standing(int mixture) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        for (Relation relation : Relation.values()) {
            if ((mixture >> relation.ordinal() & 1) == 1) {
                relations.add(relation);
            }
        }
        boolean leads = (mixture >> Relation.values().length & 1) == 1;
        return new ActionStanding(leads ? Set.of("responder", "leadership") : Set.of("responder"), relations);
    }

    private static Set<String> words(ActionStanding standing) {
        Set<String> words = standing.relations().stream().map(Enum::name).collect(Collectors.toSet());
        words.addAll(standing.roles());
        return words;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(text.split(" ")));
        words.remove("");
        return words;
    }
}
