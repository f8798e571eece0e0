package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.CatalogExchangeService;
import io.throughline.incident.catalog.WholeRecord;
import io.throughline.incident.catalog.record.DecisionRight;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the catalogue out as our own YAML, page by page: only one page is in memory. */
@Singleton
class CatalogExport {
    private static final int PAGE = 200;

    private final CatalogExchangeService exchange;
    private final RecordTree trees;

    CatalogExport(CatalogExchangeService exchange, RecordTree trees) {
        this.exchange = exchange;
        this.trees = trees;
    }

    /**
     * Writes every service, by slug.
     *
     * @throws IOException if nobody reads it any more
     */
    void write(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        YamlWriter yaml = new YamlWriter(text);
        int count = 0;
        for (List<WholeRecord> page = page(null);
                !page.isEmpty();
                page = page(page.get(page.size() - 1).slug())) {
            page.forEach(record -> yaml.write(documentOf(record)));
            count += page.size();
        }
        yaml.end();
        text.write("# services: " + count + "\n"); // without this line it was cut off
        text.flush();
    }

    private List<WholeRecord> page(@Nullable String after) {
        return exchange.after(after, PAGE);
    }

    private ObjectNode documentOf(WholeRecord record) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("apiVersion", OwnFormat.API_VERSION).put("kind", OwnFormat.KIND);
        document.setAll(trees.of(record.content()));
        ObjectNode rights = document.putObject(OwnFormat.RIGHTS);
        for (DecisionRight right : DecisionRight.values()) {
            rights.put(right.name(), record.holders().get(right));
        }
        return document.put("version", Math.toIntExact(record.version()));
    }
}
