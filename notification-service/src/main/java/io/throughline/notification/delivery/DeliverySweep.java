package io.throughline.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.throughline.notification.channel.Destination;
import io.throughline.notification.notification.QueueService;
import io.throughline.notification.notification.Waiting;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Sends what is due, on every replica. Each channel has its own few places, so that a receiver that never answers keeps
 * others waiting for nothing but its own; a place that becomes free is filled at once.
 */
@Singleton
public class DeliverySweep {
    private static final Logger LOG = Logger.getLogger(DeliverySweep.class);
    /** They only write down what came of it: sending occupies no thread. */
    private static final int WORKERS = 4;

    private final QueueService queue;
    private final DeliveryService deliveries;
    private final WebhookSender sender;
    private final MeterRegistry meters;
    private final DeliveryConfig config;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    /** @throws IllegalStateException if another replica would send what this one still is sending */
    DeliverySweep(
            QueueService queue,
            DeliveryService deliveries,
            WebhookSender sender,
            MeterRegistry meters,
            DeliveryConfig config) {
        if (config.claim().compareTo(config.answerTimeout()) <= 0) {
            throw new IllegalStateException(
                    "throughline.delivery.claim must be longer than throughline.delivery.answer-timeout.");
        }
        this.queue = queue;
        this.deliveries = deliveries;
        this.sender = sender;
        this.meters = meters;
        this.config = config;
    }

    /** Starts sending what is due; returns before it is sent. */
    @Scheduled(every = "${throughline.delivery.interval:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            queue.channels().forEach(this::fill);
        } catch (RuntimeException e) {
            LOG.warnf("sweep interrupted, comes again sweep=delivery cause=%s", e.toString());
        }
    }

    private void fill(String channel) {
        Semaphore free = places.computeIfAbsent(channel, name -> new Semaphore(config.concurrencyPerChannel()));
        int taken = free.drainPermits();
        if (taken == 0) {
            return;
        }
        Optional<Batch> batch = Optional.empty();
        try {
            batch = deliveries.claim(channel, taken);
        } catch (RuntimeException e) {
            LOG.warnf(e, "nothing claimed, comes again channel=%s", channel);
        }
        List<Waiting> claimed = batch.map(Batch::waiting).orElse(List.of());
        free.release(taken - claimed.size());
        batch.ifPresent(found -> claimed.forEach(waiting -> send(found.to(), waiting, free)));
    }

    private void send(Destination to, Waiting waiting, Semaphore free) {
        var unused = sender.send(to, waiting)
                .whenCompleteAsync(
                        (answer, fault) -> {
                            try {
                                settle(to, waiting, answer);
                            } finally {
                                free.release();
                            }
                            fill(to.channel());
                        },
                        workers);
    }

    /** What cannot be written down is due again when the claim runs out. */
    private void settle(Destination to, Waiting waiting, Answer answer) {
        try {
            deliveries.settle(to, waiting, answer);
            meters.counter("throughline.delivery.attempts", "accepted", Boolean.toString(answer.isAccepted()))
                    .increment();
        } catch (RuntimeException e) {
            LOG.warnf(e, "attempt not recorded, comes again id=%s channel=%s", waiting.id(), to.channel());
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
