package io.throughline.incident.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.kit.error.AccessDeniedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access policy, written down a second time as a table: who may do what, and nobody else may. */
class IncidentPermissionTest {
    /** Roles and relations are separated by spaces; "-" is nobody special, "private" is the incident. */
    @ParameterizedTest(name = "{0} may {1}")
    @CsvSource({
        "-,                       READ",
        "responder,               READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE",
        "incident-lead,           READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE",
        "service-owner,           READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE",
        "leadership,              READ APPROVE_WAIVER",
        "admin,                   READ",
        "LEAD,                    READ ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW",
        "OWNER,                   READ ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW",
        "REVIEWER,                READ WRITE_REVIEW",
        "OWNER responder,         READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW",
        "OWNER service-owner,     READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW APPROVE_WAIVER APPROVE_NO_ACTION",
        "LEAD leadership,         READ ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW APPROVE_WAIVER",
        "LEAD service-owner,      READ DECLARE ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW",
        "private,                 ''",
        "private responder,       DECLARE ADD_TO_TIMELINE ACKNOWLEDGE",
        "private leadership,      APPROVE_WAIVER",
        "private admin,           ''",
        "private ACCESS_REASON,   ''",
        "private admin ACCESS_REASON, READ",
        "private MEMBER,          READ",
        "private LEAD MEMBER,     READ ADD_TO_TIMELINE ACKNOWLEDGE RUN WRITE_REVIEW"
    })
    void standingDecidesExactly(String standing, String granted) {
        Set<IncidentPermission> expected = Arrays.stream(granted.split(" "))
                .filter(name -> !name.isEmpty())
                .map(IncidentPermission::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IncidentPermission.class)));

        Set<IncidentPermission> actual = Arrays.stream(IncidentPermission.values())
                .filter(permission -> permission.isGrantedTo(standing(standing)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IncidentPermission.class)));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void whoMayNotIsToldWhoMay() {
        assertThatThrownBy(() -> IncidentPermission.RUN.require(standing("responder")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("lead")
                .hasMessageContaining("owner or deputy");
    }

    private static IncidentStanding standing(String words) {
        Set<String> all = Set.of(words.split(" "));
        Set<Relation> relations = Arrays.stream(Relation.values())
                .filter(relation -> all.contains(relation.name()))
                .collect(Collectors.toSet());
        return new IncidentStanding(all.contains("private"), all, relations);
    }
}
