package io.throughline.e2e.fault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.e2e.EventLog;
import io.throughline.e2e.StackDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** I8: an action is overdue once for each of its due dates, and within 10 s. I9: each has an owner and a due date. */
final class OverdueOnce implements Invariant {
    private static final String TYPE = "action.overdue.v1";
    private static final JsonMapper JSON = new JsonMapper();

    private static final String NEVER = """
        SELECT id, due_at FROM action WHERE overdue_since IS NULL AND status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED')
            AND greatest(due_at, opened_at) < throughline_now() - interval '10 seconds'\
        """;

    private static final String NOBODYS = "SELECT id, owner, due_on FROM action WHERE owner = '' OR due_on IS NULL";

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        announced(stack).forEach((due, ids) -> {
            if (ids.size() > 1) {
                violations.add(new Violation("I8", due, "is announced as overdue " + ids.size() + " times: " + ids));
            }
        });
        for (List<@Nullable String> row : rows(stack, NEVER)) {
            violations.add(
                    new Violation("I8", "action " + row.get(0), "was due at " + row.get(1) + " and is not overdue"));
        }
        for (List<@Nullable String> row : rows(stack, NOBODYS)) {
            violations.add(new Violation("I9", "action " + row.get(0), "owner " + row.get(1) + ", due " + row.get(2)));
        }
        return violations;
    }

    /** On the topic: the ids of the events that say so, by action and due date; the same event may come again. */
    private static Map<String, Set<String>> announced(FaultStack stack) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : new EventLog(stack.stack()).all(Source.ACTION.topic())) {
            if (TYPE.equals(header(record, "ce_type"))) {
                String due = "action " + record.key() + ", due version " + dueVersion(record.value());
                ids.computeIfAbsent(due, any -> new HashSet<>()).add(header(record, "ce_id"));
            }
        }
        return ids;
    }

    private static int dueVersion(byte[] data) {
        try {
            return JSON.readTree(data).required("action").required("dueVersion").intValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<List<@Nullable String>> rows(FaultStack stack, String sql) {
        return stack.databases().rows(StackDatabases.ACTION, sql);
    }
}
