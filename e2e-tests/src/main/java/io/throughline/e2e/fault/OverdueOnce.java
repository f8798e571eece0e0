package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I8: an action is overdue once for each of its due dates, and within 10 s. I9: each has an owner and a due date. */
final class OverdueOnce implements Invariant {
    private static final String TWICE = """
        SELECT action_id, due_version, count(*) FROM action_history WHERE change = 'OVERDUE'
        GROUP BY action_id, due_version HAVING count(*) > 1\
        """;

    private static final String NEVER = """
        SELECT id, due_at FROM action WHERE overdue_since IS NULL AND status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED')
            AND greatest(due_at, opened_at) < throughline_now() - interval '10 seconds'\
        """;

    private static final String NOBODYS = "SELECT id, owner, due_on FROM action WHERE owner = '' OR due_on IS NULL";

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (List<@Nullable String> row : rows(stack, TWICE)) {
            violations.add(new Violation(
                    "I8", "action " + row.get(0), "is overdue " + row.get(2) + " times, due version " + row.get(1)));
        }
        for (List<@Nullable String> row : rows(stack, NEVER)) {
            violations.add(
                    new Violation("I8", "action " + row.get(0), "was due at " + row.get(1) + " and is not overdue"));
        }
        for (List<@Nullable String> row : rows(stack, NOBODYS)) {
            violations.add(new Violation("I9", "action " + row.get(0), "owner " + row.get(1) + ", due " + row.get(2)));
        }
        return violations;
    }

    private static List<List<@Nullable String>> rows(FaultStack stack, String sql) {
        return stack.databases().rows(StackDatabases.ACTION, sql);
    }
}
