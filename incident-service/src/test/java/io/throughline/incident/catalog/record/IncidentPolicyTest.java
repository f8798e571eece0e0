package io.throughline.incident.catalog.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service asks of its incidents, and what it asks where it says nothing. */
class IncidentPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}: reviewed {1}, within {2} business days")
    @CsvSource({"SEV1,true,5", "SEV2,true,10", "SEV3,false,10", "SEV4,false,10"})
    void whatIsNotSaidIsTheDefault(Severity severity, boolean reviewed, int days) {
        for (IncidentPolicy policy : List.of(IncidentPolicy.DEFAULT, new IncidentPolicy(null, null, null, null))) {
            assertThat(policy.reviews(severity)).isEqualTo(reviewed);
            assertThat(policy.reviewWithin(severity)).isEqualTo(days);
        }
    }

    @ParameterizedTest(name = "{0} within {1} business days")
    @CsvSource({"SEV1,5", "SEV2,10", "SEV3,30", "SEV4,10"})
    void severitiesThatAreNotSaidKeepTheirDefault(Severity severity, int days) {
        IncidentPolicy policy = new IncidentPolicy(List.of(Severity.SEV3), 5, Map.of(Severity.SEV3, 30), null);

        assertThat(policy.reviewWithin(severity)).isEqualTo(days);
        assertThat(policy.reviews(severity)).isEqualTo(severity == Severity.SEV3);
    }

    @Test
    void policyStoredBeforeThereWereDaysIsRead() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"reviewSeverities\":[\"SEV1\"],\"leadWithinMinutes\":7}", IncidentPolicy.class))
                .isEqualTo(new IncidentPolicy(List.of(Severity.SEV1), 7, Map.of(Severity.SEV1, 5), null));
    }

    @Test
    void storedPolicyIsReadAsItWas() throws JsonProcessingException {
        IncidentPolicy policy = new IncidentPolicy(List.of(Severity.SEV4), 7, Map.of(Severity.SEV4, 365), null);

        assertThat(JSON.readValue(JSON.writeValueAsString(policy), IncidentPolicy.class))
                .isEqualTo(policy);
    }
}
