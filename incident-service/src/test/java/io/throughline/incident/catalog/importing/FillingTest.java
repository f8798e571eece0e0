package io.throughline.incident.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as empty in a record. */
class FillingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void blankTextIsFilledAndWrittenTextStays() throws JsonProcessingException {
        List<String> warnings = new ArrayList<>();

        ObjectNode filled = Filling.of(
                tree("{\"description\": \" \", \"team\": \"ours\", \"releasePolicy\": {\"rollbackPath\": \"\"}}"),
                tree(
                        "{\"description\": \"Pays\", \"team\": \"theirs\", \"releasePolicy\": {\"rollbackPath\": \"back\"}}"),
                true,
                warnings);

        assertThat(filled)
                .isEqualTo(
                        tree(
                                "{\"description\": \"Pays\", \"team\": \"ours\", \"releasePolicy\": {\"rollbackPath\": \"back\"}}"));
        assertThat(warnings).singleElement().asString().contains("of team,");
    }

    private static ObjectNode tree(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json);
    }
}
