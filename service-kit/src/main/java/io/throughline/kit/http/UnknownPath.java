package io.throughline.kit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.problem.ProblemType;
import io.throughline.kit.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no route took or may take, and what failed before JAX-RS. */
@Singleton
class UnknownPath {
    /** After the limit of a body, before whatever looks at a path (Quarkus runs filters of a higher number first). */
    private static final int EARLY = 950;

    private final ProblemWriter problems;

    UnknownPath(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(this::notFound);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseMatrixParameters, EARLY);
    }

    /** JAX-RS leaves them out of a path and decodes the rest of it: by one, a request would get past whatever guards the path. */
    private void refuseMatrixParameters(RoutingContext context) {
        if (context.request().path().indexOf(';') < 0) {
            context.next();
            return;
        }
        context.request().resume(); // what is read away leaves the connection to the next request
        problems.write(context, ProblemType.NOT_FOUND, "There is nothing at a path with ; in it: write %3B for one.");
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
