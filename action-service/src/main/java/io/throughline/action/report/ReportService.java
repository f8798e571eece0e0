package io.throughline.action.report;

import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** Shows what is overdue, and how it stands in sum. */
@Singleton
@Transactional
class ReportService {
    private final ReportTable table;
    private final Caller caller;

    ReportService(ReportTable table, Caller caller) {
        this.table = table;
        this.caller = caller;
    }

    /** Overdue actions that the caller may know of, most overdue first. */
    Page<OverdueActionView> overdue(PageRequest page) {
        OverdueRow.Key after = page.afterKey(OverdueRow.Key::of).orElse(OverdueRow.Key.BEFORE_ALL);
        var rows = table.overdue(caller.email(), after, page.fetch());
        return page.page(rows, OverdueRow::view, OverdueRow::key);
    }

    /** How the actions of each service stand, without those that the caller may not know of. */
    SummaryView byService(LocalDate from, LocalDate to) {
        return new SummaryView("service", from, to, table.byService(caller.email(), from, to));
    }
}
