package io.throughline.kit.http;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.throughline.kit.problem.ProblemType;
import io.throughline.kit.problem.ProblemWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses a body by its announced length before any of it is read; {@link BodyLimitInterceptor} counts the others. */
@Singleton
class BodyLimits {
    /** Before authentication and routing (Quarkus runs filters of a higher number first). */
    private static final int FIRST = 1000;
    /** A refused body up to this length is read and thrown away, so that the sender can read the answer. */
    private static final long DRAINED = 48L << 20;

    private final List<BodyLimit> limits;
    private final ProblemWriter problems;

    BodyLimits(@All List<BodyLimit> limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    BodyLimit limitOf(String path) {
        return limits.stream().filter(limit -> limit.covers(path)).findFirst().orElse(BodyLimit.DEFAULT);
    }

    private void check(RoutingContext context) {
        BodyLimit limit = limitOf(context.normalizedPath());
        long announced = announcedLength(context);
        if (announced <= limit.bytes()) {
            context.next();
            return;
        }
        if (announced > DRAINED) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(answered -> context.request().connection().close());
        } else {
            context.request().resume();
        }
        problems.write(context, ProblemType.BODY_TOO_LARGE, limit.refusal());
    }

    private static long announcedLength(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return header == null ? 0 : Long.parseLong(header); // the HTTP codec has refused anything but digits
    }
}
