package io.throughline.kit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.problem.ProblemType;
import io.throughline.kit.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no route took, and what failed before JAX-RS. */
@Singleton
class UnknownPath {
    private final ProblemWriter problems;

    UnknownPath(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(this::notFound);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void notFound(RoutingContext context) {
        problems.write(context, ProblemType.NOT_FOUND, "There is nothing at " + context.normalizedPath() + ".");
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof AuthenticationFailedException || failure instanceof UnauthorizedException) {
            problems.challenge(context);
        } else if (TransientFaults.isTransient(failure)) {
            problems.unavailable(context);
        } else if (context.statusCode() == ProblemType.BODY_TOO_LARGE.status()) {
            problems.write(context, ProblemType.BODY_TOO_LARGE, "Send less at once.");
        } else {
            context.next();
        }
    }
}
