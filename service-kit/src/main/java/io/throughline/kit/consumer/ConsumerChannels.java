package io.throughline.kit.consumer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The channels on which this service reads from Kafka, as its configuration names them. */
@Singleton
public class ConsumerChannels {
    private static final Pattern CONNECTOR = Pattern.compile("mp\\.messaging\\.incoming\\.\"?([^.\"]+)\"?\\.connector");

    private final List<Channel> channels;

    ConsumerChannels(Config config) {
        this.channels = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(CONNECTOR::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .distinct()
                .sorted()
                .map(name -> channel(config, name))
                .toList();
    }

    /** All, by name. */
    public List<Channel> all() {
        return channels;
    }

    private static Channel channel(Config config, String name) {
        String prefix = "mp.messaging.incoming." + name;
        return new Channel(
                name,
                config.getOptionalValue(prefix + ".topic", String.class).orElse(name),
                config.getOptionalValue(prefix + ".group.id", String.class).orElse(""));
    }

    /**
     * One channel.
     *
     * @param name also the name of its consumer, under which the inbox keeps progress
     */
    public record Channel(String name, String topic, String group) {}
}
