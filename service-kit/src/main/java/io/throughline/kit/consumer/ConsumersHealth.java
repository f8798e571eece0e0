package io.throughline.kit.consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Fails once a consumer has stopped moving for no fault of its surroundings: then the process is to be started again. */
@Liveness
@Singleton
class ConsumersHealth implements HealthCheck {
    private final ConsumerWatch watch;

    ConsumersHealth(ConsumerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var stalled = watch.stalled();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("consumers").status(stalled.isEmpty());
        stalled.forEach((channel, time) -> answer.withData(channel, "stalled for " + time.toSeconds() + " s"));
        return answer.build();
    }
}
