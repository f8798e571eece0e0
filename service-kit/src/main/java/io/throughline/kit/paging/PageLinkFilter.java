package io.throughline.kit.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Adds {@code Link: <…>; rel="next"} (RFC 8288) to every page that has one after it. */
@Provider
class PageLinkFilter implements ContainerResponseFilter {
    private static final String AFTER = "after";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            response.getHeaders()
                    .add(HttpHeaders.LINK, "<" + next(request.getUriInfo(), page.next()) + ">; rel=\"next\"");
        }
    }

    /** Relative, and built anew: what a caller may write into a query is more than {@code java.net.URI} takes. */
    private static String next(UriInfo uri, String cursor) {
        String others = uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(AFTER))
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value) + "&"))
                .collect(Collectors.joining());
        return uri.getPath() + "?" + others + AFTER + "=" + encoded(cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
