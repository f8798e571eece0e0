package io.throughline.kit.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.throughline.kit.problem.ProblemWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The door that bounded requests come through: what is beyond their {@link AdmissionRule} is answered 503, to be sent again,
 * before its body is read, a key is looked at or a thread is taken.
 */
@Singleton
public class Door {
    /** After the limit of a single body, before authentication and routing (Quarkus runs filters of a higher number first). */
    private static final int EARLY = 900;

    private static final String PLACE = "throughline.admission.place";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Instance<AdmissionRule> rules;
    private final ProblemWriter problems;
    private final RoutingContext current;

    Door(Instance<AdmissionRule> rules, ProblemWriter problems, RoutingContext current) {
        this.rules = rules;
        this.problems = problems;
        this.current = current;
    }

    void register(@Observes Filters filters) {
        if (rules.isResolvable()) {
            AdmissionRule rule = rules.get();
            filters.register(request -> admit(request, rule), EARLY);
        }
    }

    /**
     * The place of the request at hand, which was let in; whoever leaves its thread takes it along.
     *
     * @throws NullPointerException if no rule covers it
     */
    public Place place() {
        return Objects.requireNonNull(current.get(PLACE), "no rule covers this request");
    }

    private void admit(RoutingContext context, AdmissionRule rule) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (HttpMethod.OPTIONS.equals(request.method()) || !rule.covers(path)) {
            context.next();
            return;
        }
        Place place = Place.of(rule.sharesOf(arrival(request, path)));
        if (place == null) {
            rule.turnedAway();
            request.resume(); // what is read away leaves the connection to the next request
            problems.overloaded(context);
            return;
        }
        Place.Hold untilAnswered = place.holdFirst();
        context.put(PLACE, place);
        context.addEndHandler(answered -> untilAnswered.close());
        context.next();
    }

    private static Arrival arrival(HttpServerRequest request, String path) {
        @Nullable String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return new Arrival(
                path,
                announced == null ? Arrival.UNANNOUNCED : Long.parseLong(announced),
                request.headers().contains(IDEMPOTENCY_KEY));
    }
}
