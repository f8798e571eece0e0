package io.throughline.kit.problem;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** Which methods a path takes: a 405 has to name them (RFC 9110, section 15.5.6), and Quarkus REST leaves them out. */
final class AllowedMethods {
    private AllowedMethods() {}

    /** The value of {@code Allow} for the path of that request. */
    static String of(ResteasyReactiveRequestContext request) {
        RequestMatch<InitialMatch> resource = new RequestMapper<>(
                        new ArrayList<>(request.getDeployment().getClassMappers()))
                .map(request.getPathWithoutPrefix());
        Set<String> methods = new TreeSet<>();
        if (resource != null) {
            String below = resource.remaining.isEmpty() ? "/" : resource.remaining;
            for (ServerRestHandler handler : resource.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    routing.getMappers().forEach((method, paths) -> {
                        if (method != null && paths.map(below) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        return String.join(", ", methods);
    }
}
