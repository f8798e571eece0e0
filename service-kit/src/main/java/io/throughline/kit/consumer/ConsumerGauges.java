package io.throughline.kit.consumer;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.throughline.kit.consumer.ConsumerChannels.Channel;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Figures per consumer. */
@Singleton
class ConsumerGauges {
    /** Counts up to a bound: beyond it, the number is no news. */
    private static final String PARKED = """
            SELECT count(*) FROM (
                SELECT FROM parked_event WHERE consumer = ? AND settled_at IS NULL LIMIT 1000) AS parked""";

    private final ConsumerChannels channels;
    private final ConsumerWatch watch;
    private final AgroalDataSource database;

    ConsumerGauges(ConsumerChannels channels, ConsumerWatch watch, AgroalDataSource database) {
        this.channels = channels;
        this.watch = watch;
        this.database = database;
    }

    void register(@Observes StartupEvent started, MeterRegistry meters) {
        for (Channel channel : channels.all()) {
            Gauge.builder("throughline.consumer.lag", channel, c -> watch.lag(c.name()))
                    .tag("consumer", channel.name())
                    .description(
                            "Records that this process is still to read, as last seen; NaN if it holds no partitions")
                    .strongReference(true)
                    .register(meters);
            Gauge.builder("throughline.parked.events", channel, this::parked)
                    .tag("consumer", channel.name())
                    .description("Events that could not be applied and wait for an operator; at most 1000 are counted")
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** NaN while the database does not answer. */
    private double parked(Channel channel) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PARKED)) {
            select.setString(1, channel.name());
            try (ResultSet count = select.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
