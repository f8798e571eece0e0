package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.as;
import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An action of an owner of its own, opened by hand from the incident of a catalogue. */
final class ActionUnderTest {
    static final Map<String, Object> SHOWN = Map.of("evidence", Map.of("text", "Refused in the game day"));
    static final LocalDate NEXT_YEAR = LocalDate.now(ZoneOffset.UTC).plusYears(1);

    final Catalogue catalogue;
    final String owner;
    final String id;
    final String ref;

    private ActionUnderTest(Catalogue catalogue, String owner, Response opened) {
        this.catalogue = catalogue;
        this.owner = owner;
        this.id = opened.path("id");
        this.ref = opened.path("reference");
    }

    static ActionUnderTest opened(Catalogue catalogue) {
        return opened(catalogue, Map.of());
    }

    /** With those fields in the request, beside the title, the type, the owner and the incident. */
    static ActionUnderTest opened(Catalogue catalogue, Map<String, Object> more) {
        String owner = newPerson("grace");
        Map<String, Object> request = new HashMap<>(Map.of(
                "title",
                "Check it",
                "type",
                "PREVENT",
                "owner",
                owner,
                "incident",
                catalogue.incident,
                "dueOn",
                NEXT_YEAR.toString()));
        request.putAll(more);
        Response opened = json(catalogue.lead).body(request).post("/api/v1/actions");
        opened.then().statusCode(201);
        return new ActionUnderTest(catalogue, owner, opened);
    }

    /** One that stands there. */
    static ActionUnderTest in(String status, Catalogue catalogue) {
        return opened(catalogue).bring(status);
    }

    /** Moves it from {@code OPEN} to there. */
    ActionUnderTest bring(String status) {
        switch (status) {
            case "OPEN" -> {}
            case "IN_PROGRESS" -> moved("start");
            case "BLOCKED" -> moved("block");
            case "DONE" -> moved("complete");
            case "VERIFIED" -> bring("DONE").moved("verify");
            case "DROPPED" -> moved("drop");
            default -> throw new IllegalArgumentException(status);
        }
        get().then().statusCode(200);
        assertThat(status()).isEqualTo(status);
        return this;
    }

    /** The move, by somebody who may and with the least that it takes. */
    ActionUnderTest moved(String call) {
        move(call).then().statusCode(200);
        return this;
    }

    Response move(String call) {
        return move(call, least(call));
    }

    Response move(String call, Map<String, Object> body) {
        return moveAs(whoMay(call), call, body);
    }

    Response moveAs(String person, String call, Map<String, Object> body) {
        return json(person).body(body).post(path("/" + call));
    }

    private String whoMay(String call) {
        return switch (call) {
            case "start", "block", "complete" -> owner;
            default -> catalogue.owner;
        };
    }

    /** What the move cannot do without. */
    static Map<String, Object> least(String call) {
        return switch (call) {
            case "complete" -> SHOWN;
            case "drop" -> Map.of("reason", "Too dear", "riskAcceptedUntil", NEXT_YEAR.toString());
            case "block", "fail-verification", "reopen" -> Map.of("reason", "It is so");
            default -> Map.of();
        };
    }

    Response moveDueDate(LocalDate dueOn) {
        return json(catalogue.lead)
                .body(Map.of("dueOn", dueOn.toString(), "reason", "It takes longer"))
                .put(path("/due-date"));
    }

    Response get() {
        return as(owner).get(path(""));
    }

    String status() {
        return get().path("status");
    }

    Response history() {
        return as(owner).queryParam("limit", 200).get(path("/history"));
    }

    List<String> changes() {
        return history().path("items.change");
    }

    /** All that may be seen of it. */
    String everything() {
        return get().asString() + get().header("ETag") + history().asString();
    }

    String path(String below) {
        return "/api/v1/actions/" + ref + below;
    }
}
