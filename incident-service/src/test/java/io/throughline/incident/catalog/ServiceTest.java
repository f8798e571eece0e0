package io.throughline.incident.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.incident.catalog.record.Dashboard;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a record keeps of what it is told. */
class ServiceTest {
    @Test
    void ownersOfDashboardsAreKeptAsPeopleAre() throws JsonProcessingException {
        ServiceRequest request = new ObjectMapper().readValue("""
                        {"name": "It", "tier": 1, "timeZone": "UTC", "dashboards": [
                          {"title": "A", "url": "https://g.example", "owner": " Ada@Example.org ", "businessSignal": "Sales"},
                          {"title": "B", "url": "https://g.example"}]}""", ServiceRequest.class);

        assertThat(new Service("it", request, Instant.EPOCH).dashboards())
                .containsExactly(
                        new Dashboard("A", "https://g.example", "ada@example.org", "Sales"),
                        new Dashboard("B", "https://g.example", null, null));
    }
}
