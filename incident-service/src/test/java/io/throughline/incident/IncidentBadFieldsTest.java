package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of the requests about incidents that cannot be: all of them are named at once, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class IncidentBadFieldsTest {
    private static final int LIMIT = 1 << 20;
    private static final String DECLARE = "/api/v1/incidents";

    /** What is refused leaves it as it is, so that all tests can share it. */
    private static Incidents shared;

    private static Incidents incident() {
        if (shared == null) {
            shared = Incidents.ofEverything();
        }
        return shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/impact", "/impact/1"})
    void numberThatNoComputerHoldsIsNoJsonOfOurs(String path) {
        Incidents incident = Incidents.led("SEV3");
        incident.putImpact(Map.of("statement", "S")).then().statusCode(200);

        assertProblem(
                incident.asLead()
                        .body("{\"statement\":\"S\",\"reason\":\"R\",\"customersShare\":1e99999999999}")
                        .put(incident.path(path)),
                400,
                "malformed-json");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"badDeclarations", "badMoves", "badChanges", "badImpacts", "badWords"})
    void badFieldsAreNamedAndNothingChanges(WriteCall call, String body, List<String> pointers) {
        String before = incident().everything();
        String listed = incident().listed();

        assertBadFields(incident().call(call, body), pointers);

        assertThat(incident().everything()).isEqualTo(before);
        assertThat(incident().listed()).isEqualTo(listed);
    }

    static Stream<Arguments> badDeclarations() {
        return Stream.of(
                declare("\"title\":\"\",\"service\":\"\",\"severity\":\"\"", "/title", "/service", "/severity"),
                declare("\"title\":5,\"service\":[],\"severity\":{}", "/title", "/service", "/severity"),
                declare("\"title\":[\"T\"],\"service\":true,\"severity\":1", "/title", "/service", "/severity"),
                declare(
                        "\"title\":\" \\t\\n\",\"service\":\"Check Out\",\"severity\":\"SEV0\"",
                        "/title",
                        "/service",
                        "/severity"),
                declare("\"title\":\"T\",\"service\":\"check_out\",\"severity\":\"sev1\"", "/service", "/severity"),
                declare("\"title\":\"T\",\"service\":\"-checkout\",\"severity\":\"SEV1 \"", "/service", "/severity"),
                declare(
                        "\"title\":\"" + "t".repeat(301) + "\",\"service\":\"" + "s".repeat(65)
                                + "\",\"severity\":\"SEV1\"",
                        "/title",
                        "/service"),
                declare("\"title\":\"T\",\"service\":\"checkout\\n\",\"severity\":\"SEV1\"", "/service"),
                declaredWith("\"services\":\"checkout\"", "/services"),
                declaredWith("\"services\":{}", "/services"),
                declaredWith(
                        "\"services\":[\"payments\",null,5,\"No Slug\",[]]",
                        "/services/1",
                        "/services/2",
                        "/services/3",
                        "/services/4"),
                declaredWith("\"services\":[" + "\"payments\",".repeat(20) + "\"x1\"]", "/services"),
                declaredWith("\"detectedBy\":\"ALERT\"", "/detectedBy"),
                declaredWith("\"detectedBy\":\"staff\"", "/detectedBy"),
                declaredWith("\"detectedBy\":3", "/detectedBy"),
                declaredWith("\"private\":\"true\"", "/private"),
                declaredWith("\"private\":1", "/private"),
                declaredWith("\"restricted\":true", "/restricted"),
                declaredWith("\"lead\":\"Ada\",\"note\":5", "/lead", "/note"),
                declaredWith("\"lead\":\"\"", "/lead"),
                declaredWith("\"lead\":[\"ada@example.org\"]", "/lead"),
                declaredWith("\"lead\":\"ada@example.org,grace@example.org\"", "/lead"),
                declaredWith("\"lead\":\"" + "a".repeat(310) + "@example.org\"", "/lead"),
                declaredWith("\"note\":\"" + "n".repeat(5001) + "\"", "/note"),
                declaredWith(
                        "\"status\":\"CLOSED\",\"declaredBy\":\"x@example.org\",\"declaredAt\":\"2026-01-01T00:00:00Z\",\"id\":1",
                        "/status",
                        "/declaredBy",
                        "/declaredAt",
                        "/id"),
                declare(
                        "\"title\":null,\"service\":7,\"severity\":\"SEV9\",\"services\":[null],\"detectedBy\":\"X\","
                                + "\"impactStartedAt\":\"now\",\"detectedAt\":0,\"lead\":\"x\",\"private\":0,\"note\":[],\"zzz\":1",
                        "/title",
                        "/service",
                        "/severity",
                        "/services/0",
                        "/detectedBy",
                        "/impactStartedAt",
                        "/detectedAt",
                        "/lead",
                        "/private",
                        "/note",
                        "/zzz"));
    }

    static Stream<Arguments> badMoves() {
        return Stream.concat(
                Stream.of("/acknowledge", "/mitigate", "/resolve", "/close", "/reinstate")
                        .flatMap(move -> Stream.of(
                                post(move, "{\"note\":5,\"at\":5}", "/note", "/at"),
                                post(move, "{\"note\":\"" + "n".repeat(5001) + "\"}", "/note"),
                                post(move, "{\"reason\":\"R\"}", "/reason"))),
                Stream.of(
                        post("/acknowledge", "{\"lead\":\"Ada\",\"at\":\"x\",\"note\":{}}", "/lead", "/at", "/note"),
                        post("/acknowledge", "{\"lead\":5}", "/lead"),
                        post("/resolve", "{\"fixVerifiedBy\":\"Ada\",\"at\":\"x\"}", "/fixVerifiedBy", "/at"),
                        post("/resolve", "{\"fixVerifiedBy\":[]}", "/fixVerifiedBy"),
                        post("/cancel", "{}", "/reason"),
                        post("/cancel", "", "/reason"),
                        post("/cancel", "{\"reason\":\" \\n\"}", "/reason"),
                        post("/cancel", "{\"reason\":5,\"note\":5,\"at\":\"x\"}", "/reason", "/note", "/at"),
                        post("/cancel", "{\"reason\":\"" + "r".repeat(2001) + "\"}", "/reason"),
                        post("/reopen", "", "/reason"),
                        post("/reopen", "{\"lead\":\"Ada\"}", "/reason", "/lead"),
                        post("/reopen", "{\"reason\":\"\",\"lead\":5,\"at\":1}", "/reason", "/lead", "/at"),
                        post("/reopen", "{\"reason\":[\"R\"]}", "/reason")));
    }

    static Stream<Arguments> badChanges() {
        return Stream.of(
                put("/severity", "{\"severity\":\"SEV5\"}", "/severity", "/reason"),
                put("/severity", "{\"severity\":1,\"reason\":\" \"}", "/severity", "/reason"),
                put("/severity", "{\"severity\":\"SEV1\",\"reason\":\"" + "r".repeat(2001) + "\"}", "/reason"),
                put(
                        "/times",
                        "{\"detectedAt\":\"x\",\"closedAt\":1,\"reopenedAt\":1}",
                        "/detectedAt",
                        "/closedAt",
                        "/reopenedAt",
                        "/reason"),
                put("/private", "{\"private\":\"yes\"}", "/private", "/reason"),
                put("/private", "{\"private\":null,\"reason\":null}", "/private", "/reason"),
                put("/private", "{\"reason\":\"R\"}", "/private"),
                put("/private", "{\"restricted\":true,\"reason\":\"R\"}", "/restricted", "/private"),
                put("/members", "{\"members\":\"ada@example.org\"}", "/members", "/reason"),
                put(
                        "/members",
                        "{\"members\":[null,5,\"Ada\",\"\",\"a@b\"],\"reason\":\"R\"}",
                        "/members/0",
                        "/members/1",
                        "/members/2",
                        "/members/3"),
                put("/members", "{\"members\":[" + "\"a@b\",".repeat(200) + "\"a@b\"],\"reason\":\"R\"}", "/members"),
                put("/roles/LEAD", "{\"person\":\"Ada\",\"reason\":5}", "/person", "/reason"),
                put("/roles/RESPONDER", "{\"person\":[\"ada@example.org\"]}", "/person"),
                put("/roles/SCRIBE", "{\"person\":\"a@b\",\"reason\":\"" + "r".repeat(2001) + "\"}", "/reason"));
    }

    static Stream<Arguments> badImpacts() {
        return Stream.of("/impact", "/impact/1")
                .flatMap(path -> Stream.of(
                        impact(
                                path,
                                "\"customersAffected\":-1,\"supportTickets\":-1",
                                "/customersAffected",
                                "/supportTickets"),
                        impact(
                                path,
                                "\"customersAffected\":1.5,\"supportTickets\":\"3\"",
                                "/customersAffected",
                                "/supportTickets"),
                        impact(
                                path,
                                "\"customersAffected\":99999999999,\"supportTickets\":1e3",
                                "/customersAffected",
                                "/supportTickets"),
                        impact(path, "\"customersAffected\":" + "9".repeat(900), "/customersAffected"),
                        impact(path, "\"customersShare\":1.5", "/customersShare"),
                        impact(path, "\"customersShare\":-0.01", "/customersShare"),
                        impact(path, "\"customersShare\":\"50%\"", "/customersShare"),
                        impact(path, "\"customersShare\":1e400", "/customersShare"),
                        impact(path, "\"customersShare\":-1e400", "/customersShare"),
                        impact(path, "\"customersShare\":1" + "0".repeat(900), "/customersShare"),
                        money(path, "310", "\"euro\"", "/businessEffectPerMinute/currency"),
                        money(path, "310", "\"eur\"", "/businessEffectPerMinute/currency"),
                        money(path, "310", "978", "/businessEffectPerMinute/currency"),
                        money(path, "310", "null", "/businessEffectPerMinute/currency"),
                        money(path, "-1", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "1e400", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "-1e400", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "1e-400", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "0.00001", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "310.123456789012345678901", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "1000000000000.0001", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "1" + "0".repeat(900), "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(path, "\"310\"", "\"EUR\"", "/businessEffectPerMinute/amount"),
                        money(
                                path,
                                "null",
                                "\"\"",
                                "/businessEffectPerMinute/amount",
                                "/businessEffectPerMinute/currency"),
                        impact(path, "\"businessEffectPerMinute\":310", "/businessEffectPerMinute"),
                        impact(path, "\"businessEffectPerMinute\":[]", "/businessEffectPerMinute"),
                        impact(
                                path,
                                "\"businessEffectPerMinute\":{\"approver\":1}",
                                "/businessEffectPerMinute/approver",
                                "/businessEffectPerMinute/amount",
                                "/businessEffectPerMinute/currency"),
                        impact(path, "\"journeys\":\"checkout\"", "/journeys"),
                        impact(
                                path,
                                "\"journeys\":[null,\" \",5,\"" + "j".repeat(101) + "\",\"ok\"]",
                                "/journeys/0",
                                "/journeys/1",
                                "/journeys/2",
                                "/journeys/3"),
                        impact(path, "\"journeys\":[" + "\"j\",".repeat(50) + "\"j\"]", "/journeys"),
                        impact(path, "\"slaBreached\":\"no\",\"number\":2", "/slaBreached", "/number"),
                        put(path, "{\"statement\":\"\",\"reason\":5}", "/statement", "/reason"),
                        put(path, "{\"statement\":\"" + "s".repeat(5001) + "\",\"reason\":\"R\"}", "/statement")));
    }

    static Stream<Arguments> badWords() {
        return Stream.of(
                put("/impact/1", "{\"statement\":\" \"}", "/statement", "/reason"),
                put("/impact/1", "{\"statement\":\"S\"}", "/reason"),
                put("/impact/1", "{\"statement\":\"S\",\"reason\":\" \"}", "/reason"),
                post("/timeline", "{\"text\":\" \",\"kind\":\"RESOLVED\"}", "/text", "/kind"),
                post("/timeline", "{\"text\":5,\"kind\":\"note\",\"right\":\"VERIFY\"}", "/text", "/kind", "/right"),
                post("/timeline", "{\"text\":\"T\",\"kind\":\"DECISION\"}", "/right"),
                post("/timeline", "{\"kind\":\"DECISION\"}", "/text", "/right"),
                post("/timeline", "{\"text\":\"T\",\"right\":\"VERIFY_FIX\"}", "/right"),
                post("/timeline", "{\"text\":\"T\",\"by\":\"x@example.org\",\"number\":1}", "/by", "/number"),
                post("/timeline", "{\"text\":\"" + "t".repeat(20_001) + "\"}", "/text"),
                post("/status-updates", "{\"text\":\"\",\"audience\":\" \"}", "/text", "/audience"),
                post(
                        "/status-updates",
                        "{\"text\":5,\"audience\":[],\"nextUpdateDueAt\":\"soon\"}",
                        "/text",
                        "/audience",
                        "/nextUpdateDueAt"),
                post(
                        "/status-updates",
                        "{\"text\":\"" + "t".repeat(20_001) + "\",\"audience\":\"" + "a".repeat(201) + "\"}",
                        "/text",
                        "/audience"));
    }

    /** Every field that is words; {@code WORDS} stands for its value. */
    static Stream<Arguments> words() {
        return Stream.of(
                declaredWith("\"note\":\"WORDS\"", "/note"),
                declare("\"title\":\"WORDS\",\"service\":\"checkout\",\"severity\":\"SEV3\"", "/title"),
                declaredWith("\"lead\":\"ada@example.org WORDS\"", "/lead"),
                post("/mitigate", "{\"note\":\"WORDS\"}", "/note"),
                post("/acknowledge", "{\"note\":\"WORDS\"}", "/note"),
                post("/resolve", "{\"note\":\"WORDS\"}", "/note"),
                post("/close", "{\"note\":\"WORDS\"}", "/note"),
                post("/reinstate", "{\"note\":\"WORDS\"}", "/note"),
                post("/reopen", "{\"reason\":\"WORDS\"}", "/reason"),
                post("/reopen", "{\"reason\":\"R\",\"note\":\"WORDS\"}", "/note"),
                post("/cancel", "{\"reason\":\"WORDS\"}", "/reason"),
                post("/cancel", "{\"reason\":\"R\",\"note\":\"WORDS\"}", "/note"),
                put("/severity", "{\"severity\":\"SEV1\",\"reason\":\"WORDS\"}", "/reason"),
                put("/times", "{\"detectedAt\":\"2026-01-01T00:00:00Z\",\"reason\":\"WORDS\"}", "/reason"),
                put("/private", "{\"private\":true,\"reason\":\"WORDS\"}", "/reason"),
                put("/members", "{\"members\":[],\"reason\":\"WORDS\"}", "/reason"),
                put("/impact", "{\"statement\":\"WORDS\"}", "/statement"),
                put("/impact", "{\"statement\":\"S\",\"reason\":\"WORDS\"}", "/reason"),
                put("/impact", "{\"statement\":\"S\",\"journeys\":[\"WORDS\"]}", "/journeys/0"),
                put("/impact/1", "{\"statement\":\"S\",\"reason\":\"WORDS\"}", "/reason"),
                put("/roles/SCRIBE", "{\"person\":\"a@b\",\"reason\":\"WORDS\"}", "/reason"),
                post("/timeline", "{\"text\":\"WORDS\"}", "/text"),
                post("/status-updates", "{\"text\":\"WORDS\",\"audience\":\"A\"}", "/text"),
                post("/status-updates", "{\"text\":\"T\",\"audience\":\"WORDS\"}", "/audience"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("words")
    void wordsThatCannotBeStoredAreNamed(WriteCall call, String body, List<String> pointers) {
        String before = incident().everything();

        for (String words :
                List.of("a\\u0000b", "\\u0007", "\\u001b[31m", "\\u009f", "\\ud83d", "\\ude00\\ud83d", "\u0085")) {
            assertBadFields(incident().call(call, body.replace("WORDS", words)), pointers);
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("words")
    void wordsJustBelowTheLimitOfTheBodyAreTooLongForTheirField(WriteCall call, String body, List<String> pointers) {
        String before = incident().everything();

        assertBadFields(incident().call(call, body.replace("WORDS", "w".repeat(LIMIT - body.length()))), pointers);

        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "blank as {0}")
    @ValueSource(strings = {"\\u00a0", "\\u2003", "\\u3000", "\\u2028"})
    void wordsThatNobodyCanSeeAreNoWords(String blank) {
        String before = incident().everything();

        for (Arguments words : List.of(
                declare("\"title\":\"WORDS\",\"service\":\"checkout\",\"severity\":\"SEV3\"", "/title"),
                post("/cancel", "{\"reason\":\"WORDS\"}", "/reason"),
                put("/severity", "{\"severity\":\"SEV1\",\"reason\":\"WORDS\"}", "/reason"),
                put("/impact", "{\"statement\":\"WORDS\"}", "/statement"),
                post("/timeline", "{\"text\":\"WORDS\"}", "/text"))) {
            WriteCall call = (WriteCall) words.get()[0];
            String body = ((String) words.get()[1]).replace("WORDS", blank);
            @SuppressWarnings("unchecked")
            List<String> pointers = (List<String>) words.get()[2];
            assertBadFields(incident().call(call, body), pointers);
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void whoHasLeftIsNotNamedForAnything() {
        String left = Api.newPerson("left", false);
        String before = incident().everything();
        for (String who : List.of(left, " " + left.toUpperCase(java.util.Locale.ROOT) + " ")) {
            assertBadFields(
                    incident().call(call(declaredWith("\"lead\":\"x\"")), good("\"lead\":\"" + who + "\"")), "/lead");
            assertBadFields(incident().call(call(post("/acknowledge", "")), "{\"lead\":\"" + who + "\"}"), "/lead");
            assertBadFields(
                    incident().call(call(post("/reopen", "")), "{\"reason\":\"R\",\"lead\":\"" + who + "\"}"), "/lead");
            assertBadFields(
                    incident().call(call(post("/resolve", "")), "{\"fixVerifiedBy\":\"" + who + "\"}"),
                    "/fixVerifiedBy");
            for (String role : List.of("LEAD", "COMMUNICATIONS", "SCRIBE", "RESPONDER")) {
                assertBadFields(
                        incident().call(call(put("/roles/" + role, "")), "{\"person\":\"" + who + "\"}"), "/person");
            }
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    private static WriteCall call(Arguments row) {
        return (WriteCall) row.get()[0];
    }

    private static Arguments declare(String fields, String... pointers) {
        return row("POST", DECLARE, "{" + fields + "}", pointers);
    }

    /** A good declaration but for those fields. */
    private static Arguments declaredWith(String fields, String... pointers) {
        return row("POST", DECLARE, good(fields), pointers);
    }

    private static String good(String fields) {
        return "{\"title\":\"T\",\"service\":\"checkout\",\"severity\":\"SEV3\"," + fields + "}";
    }

    private static Arguments post(String path, String body, String... pointers) {
        return row("POST", path, body, pointers);
    }

    private static Arguments put(String path, String body, String... pointers) {
        return row("PUT", path, body, pointers);
    }

    /** A good impact but for those fields. */
    private static Arguments impact(String path, String fields, String... pointers) {
        return put(path, "{\"statement\":\"S\",\"reason\":\"R\"," + fields + "}", pointers);
    }

    private static Arguments money(String path, String amount, String currency, String... pointers) {
        return impact(
                path,
                "\"businessEffectPerMinute\":{\"amount\":" + amount + ",\"currency\":" + currency + "}",
                pointers);
    }

    private static Arguments row(String method, String path, String body, String... pointers) {
        return arguments(new WriteCall(method, path, "{}", List.of(), false, false), body, List.of(pointers));
    }
}
