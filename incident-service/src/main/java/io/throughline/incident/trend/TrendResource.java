package io.throughline.incident.trend;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What repeats, over many incidents. */
@Path("/api/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Trends")
public class TrendResource {
    private final TrendService trends;
    private final Clock clock;

    TrendResource(TrendService trends, Clock clock) {
        this.trends = trends;
        this.clock = clock;
    }

    @GET
    @Path("/repeat-incidents")
    @Operation(
            operationId = "getRepeatTrend",
            summary = "How many incidents repeat earlier ones, and how many of those need not have happened",
            description = "Counts incidents by when they were declared, without cancelled, merged and private ones."
                    + " One repeats an earlier one of the 180 days before it (configurable) that has the same service and alert"
                    + " group (GROUP); the match is a PATTERN once the published reviews of both name the same kind of root"
                    + " cause. It was preventable if, when it was"
                    + " declared, a prevention action of an earlier one was unfinished or dropped, or was verified,"
                    + " is of type PREVENT and did not hold (PATTERN only). Buckets are in UTC, weeks start on Monday; the"
                    + " first and the last may be cut by from and to. Incidents without an alert group repeat none.")
    public RepeatTrendView repeats(
            @QueryParam("from")
                    @Parameter(
                            description = "First day, or first moment; 12 months before to without it.",
                            example = "2026-01-01")
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "Day, or moment, that is not counted any more; now without it.",
                            example = "2026-12-01")
                    @Nullable
                    String to,
            @QueryParam("interval")
                    @Parameter(
                            description = "At most 120 of them may be between from and to.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"week", "month", "quarter"},
                                            defaultValue = "month"))
                    @Nullable
                    String interval,
            @QueryParam("groupBy")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"service", "rootCause"},
                                            defaultValue = "service"))
                    @Nullable
                    String groupBy)
            throws SQLException {
        return trends.repeats(TrendQuery.of(new TrendQuery.Asked(from, to, interval, groupBy), clock.instant()));
    }
}
