package io.throughline.incident;

import java.util.List;
import java.util.stream.Stream;

/**
 * A call that takes a body, with the least that it takes.
 *
 * @param path below an incident; from the root if it begins with {@code /api}
 * @param least a body that lacks nothing
 * @param required pointers of what that body cannot do without
 * @param mayBeEmpty whether no body at all is read as {@code {}}
 * @param tagged whether it heeds {@code If-Match}
 */
record WriteCall(String method, String path, String least, List<String> required, boolean mayBeEmpty, boolean tagged) {
    /** Below an incident, where the release does not exist either: what is wrong with the rest is said before. */
    static final String NO_RELEASE = "01a20898-53e1-7353-86a5-15690d6cc32c";

    private static final String REASON = "{\"reason\":\"Because\"}";

    /** All there are about incidents, reviews and kinds. */
    static Stream<WriteCall> all() {
        return Stream.of(
                new WriteCall(
                        "POST",
                        "/api/v1/incidents",
                        "{\"title\":\"T\",\"service\":\"checkout\",\"severity\":\"SEV3\"}",
                        List.of("/title", "/service", "/severity"),
                        false,
                        false),
                optional("/acknowledge"),
                optional("/mitigate"),
                optional("/resolve"),
                optional("/close"),
                optional("/reinstate"),
                new WriteCall("POST", "/reopen", REASON, List.of("/reason"), true, true),
                new WriteCall("POST", "/cancel", REASON, List.of("/reason"), true, true),
                put("/severity", "{\"severity\":\"SEV2\",\"reason\":\"Because\"}", "/severity", "/reason"),
                put("/times", "{\"detectedAt\":\"2026-01-01T00:00:00Z\",\"reason\":\"Because\"}", "/reason"),
                put("/private", "{\"private\":true,\"reason\":\"Because\"}", "/private", "/reason"),
                put("/members", "{\"members\":[],\"reason\":\"Because\"}", "/members", "/reason"),
                put("/impact", "{\"statement\":\"Nobody can pay\"}", "/statement"),
                put("/impact/1", "{\"statement\":\"Nobody can pay\",\"reason\":\"Because\"}", "/statement", "/reason"),
                put("/roles/SCRIBE", "{\"person\":\"linus@example.org\"}", "/person"),
                put("/change/" + NO_RELEASE, "{\"confirmed\":false}", "/confirmed"),
                new WriteCall("POST", "/timeline", "{\"text\":\"T\"}", List.of("/text"), false, false),
                new WriteCall(
                        "POST",
                        "/status-updates",
                        "{\"text\":\"T\",\"audience\":\"Support\"}",
                        List.of("/text", "/audience"),
                        false,
                        true),
                put("/review", "{}"),
                optional("/review/publish"),
                new WriteCall("POST", "/review/no-action", REASON, List.of("/reason"), false, true),
                new WriteCall("POST", "/review/waive", REASON, List.of("/reason"), false, true),
                new WriteCall(
                        "POST",
                        "/api/v1/taxonomies/trigger",
                        "{\"kind\":\"BAD_INPUT_TEST\"}",
                        List.of("/kind"),
                        false,
                        false));
    }

    private static WriteCall optional(String path) {
        return new WriteCall("POST", path, "{}", List.of(), true, true);
    }

    private static WriteCall put(String path, String least, String... required) {
        return new WriteCall("PUT", path, least, List.of(required), false, true);
    }

    /** The path of the call on an incident. */
    String on(String ref) {
        return isAboutAnIncident() ? "/api/v1/incidents/" + ref + path : path;
    }

    boolean isAboutAnIncident() {
        return !path.startsWith("/api");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
