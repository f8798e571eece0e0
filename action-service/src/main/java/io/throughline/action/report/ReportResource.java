package io.throughline.action.report;

import io.quarkus.security.Authenticated;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is overdue, and how it stands in sum. */
@Path("/api/v1/actions") // as every resource of actions: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Reports")
public class ReportResource {
    private static final int DEFAULT_DAYS = 90;

    private final ReportService reports;
    private final Clock clock;

    ReportResource(ReportService reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** The list, most overdue first. */
    @GET
    @Path("/overdue")
    @Operation(operationId = "listOverdueActions", summary = "What should have been done by now, most overdue first")
    public Page<OverdueActionView> overdue(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        QueryReader reader = new QueryReader();
        PageRequest page = reader.page(limit, after);
        reader.done();
        return reports.overdue(page);
    }

    /** The sums; {@code from} and {@code to} are the first and the last due day that count for closure. */
    @GET
    @Path("/summary")
    @Operation(
            operationId = "summarizeActions",
            summary = "How the actions of each service stand; closure counts what was due in the last 90 days, or from"
                    + " one day to another")
    public SummaryView summary(
            @QueryParam("groupBy") List<String> groupBy,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        QueryReader reader = new QueryReader();
        var unused = reader.parsed("groupBy", groupBy, ReportResource::onlyService, "service");
        LocalDate last = reader.day("to", to).orElse(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        LocalDate first = reader.day("from", from).orElse(last.minusDays(DEFAULT_DAYS));
        reader.done();
        if (first.isAfter(last)) {
            throw new InvalidFieldsException("?from", "must not be after " + last);
        }
        return reports.byService(first, last);
    }

    private static String onlyService(String text) {
        if (!text.equals("service")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
