package io.throughline.incident.trend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/** Answers what repeats. */
@ApplicationScoped
class TrendService {
    private final RepeatTables tables;

    TrendService(RepeatTables tables) {
        this.tables = tables;
    }

    /** The repeats of a period; all figures are of the same moment. */
    @Transactional(rollbackOn = SQLException.class)
    RepeatTrendView repeats(TrendQuery query) throws SQLException {
        return new RepeatTrend(query, tables.read(query)).view();
    }
}
