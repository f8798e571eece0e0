package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever people command, in whatever order: the lifecycle holds, nothing of the timeline or the events is missing, the
 * times do not contradict each other, and who replays the events knows what the row says. A failure names its seed.
 */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class RandomCommandsTest {
    private static final int COMMANDS = 70;
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 422);
    private static final List<String> TIMES = List.of(
            "impactStartedAt",
            "detectedAt",
            "declaredAt",
            "acknowledgedAt",
            "leadAssignedAt",
            "mitigatedAt",
            "impactEndedAt",
            "resolvedAt",
            "reviewPublishedAt",
            "closedAt");

    TestDatabase database;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void invariantsHold(long seed) throws IOException {
        Random random = new Random(seed);
        boolean ofAlert = random.nextBoolean();
        Incidents incident = ofAlert ? Incidents.ofAlert() : Incidents.declared(severity(random));
        List<String> log = new ArrayList<>();
        int taken = 0;
        String before = read(incident).getString("status");
        for (int i = 0; i < COMMANDS; i++) {
            if (ofAlert && random.nextInt(8) == 0) {
                incident.alertFiresAgain();
                before = read(incident).getString("status");
                log.add("alert fires again -> " + before);
            }
            Command command = command(random, incident);
            Response answer =
                    incident.asOwner().body(command.body()).request(command.method(), incident.path(command.path()));
            String after = read(incident).getString("status");
            log.add(command + " " + answer.statusCode() + " " + before + " -> " + after);
            taken += answer.statusCode() < 300 ? 1 : 0;
            assertThat(answer.statusCode() < 300 || REFUSALS.contains(answer.statusCode()))
                    .as("%s: %s", log, answer.asString())
                    .isTrue();
            assertThat(before.equals(after) || isLegal(before, after, command))
                    .as("seed %d: %s", seed, log)
                    .isTrue();
            before = after;
        }
        assertThat(taken).as("commands that were not refused: %s", log).isGreaterThan(COMMANDS / 5);
        assertNothingIsMissing(incident, log);
    }

    /** One that needs no action is published and closed by one command, which is two moves. */
    private static boolean isLegal(String before, String after, Command command) throws IOException {
        Set<String> moves = Files.readAllLines(Path.of("src/test/resources/moves.csv")).stream()
                .map(line -> line.split(",")[0] + "," + line.split(",")[1])
                .collect(Collectors.toSet());
        return moves.contains(before + "," + after)
                || (command.path().equals("/review/publish") && before.equals("RESOLVED") && after.equals("CLOSED"));
    }

    private void assertNothingIsMissing(Incidents incident, List<String> log) {
        JsonPath row = read(incident);
        List<Integer> numbers = incident.asOwner()
                .queryParam("limit", 200)
                .get(incident.path("/timeline"))
                .path("items.number");
        assertThat(numbers)
                .as("%s", log)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size())
                        .mapToObj(number -> (int) number)
                        .toList());
        assertThat(incident.asOwner()
                        .get(incident.path("/timeline/verification"))
                        .<Boolean>path("valid"))
                .as("%s", log)
                .isTrue();

        String id = row.getString("id");
        long last = PublishedEvents.lastSequence(database, "incident", "id", id);
        List<Integer> announced = incident
                .asOwner()
                .queryParam("limit", 200)
                .get(incident.path("/timeline"))
                .jsonPath()
                .<Integer>getList("items.event")
                .stream()
                .filter(Objects::nonNull)
                .toList();
        assertThat(announced)
                .as("each event has its entry: %s", log)
                .isEqualTo(LongStream.rangeClosed(1, last)
                        .mapToObj(number -> (int) number)
                        .toList());
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.INCIDENT, id, last);
        ReplayedIncident replayed = ReplayedIncident.of(events);
        assertThat(replayed.status).as("%s", log).isEqualTo(row.getString("status"));
        assertThat(replayed.lead).as("%s", log).isEqualTo(row.getString("lead"));
        assertThat(replayed.severity).as("%s", log).isEqualTo(row.getString("severity"));
        Map<String, Instant> times = times(row);
        assertThat(replayed.times).as("%s", log).isEqualTo(times);
        assertConsistent(times, log);
    }

    private static void assertConsistent(Map<String, Instant> times, List<String> log) {
        Instant now = Instant.now();
        for (String[] order : new String[][] {
            {"impactStartedAt", "impactEndedAt"},
            {"impactStartedAt", "mitigatedAt"},
            {"impactStartedAt", "resolvedAt"},
            {"impactEndedAt", "resolvedAt"},
            {"detectedAt", "declaredAt"},
            {"detectedAt", "acknowledgedAt"},
            {"detectedAt", "leadAssignedAt"},
            {"detectedAt", "resolvedAt"},
            {"mitigatedAt", "resolvedAt"},
            {"resolvedAt", "reviewPublishedAt"},
            {"resolvedAt", "closedAt"}
        }) {
            Instant earlier = times.get(order[0]);
            Instant later = times.get(order[1]);
            if (earlier != null && later != null) {
                assertThat(later).as("%s: %s", List.of(order), log).isAfterOrEqualTo(earlier);
            }
        }
        assertThat(times.values())
                .as("%s", log)
                .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(now));
    }

    private static Map<String, Instant> times(JsonPath row) {
        Map<String, Instant> times = new TreeMap<>();
        for (String time : TIMES) {
            String at = row.getString("times." + time);
            if (at != null) {
                times.put(time, Instant.parse(at));
            }
        }
        return times;
    }

    private static JsonPath read(Incidents incident) {
        Response answer = incident.asOwner().get(incident.path(""));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath();
    }

    private record Command(String method, String path, Map<String, Object> body) {}

    private static Command command(Random random, Incidents incident) {
        return switch (random.nextInt(22)) {
            case 0, 1 -> new Command("POST", "/acknowledge", maybeAt(random));
            case 2, 3 -> new Command("POST", "/mitigate", maybeAt(random));
            case 4, 5, 6 -> new Command("POST", "/resolve", maybeAt(random));
            case 7 -> new Command("POST", "/reopen", with(maybeAt(random), "reason", "It is back"));
            case 8 -> new Command("POST", "/close", maybeAt(random));
            case 9 ->
                random.nextInt(3) == 0
                        ? new Command("POST", "/cancel", Map.of("reason", "A test"))
                        : new Command("POST", "/reinstate", Map.of());
            case 10 -> new Command("POST", "/reinstate", Map.of());
            case 11 -> new Command("PUT", "/severity", Map.of("severity", severity(random), "reason", "We know more"));
            case 12, 13 -> new Command("PUT", "/impact", impact(random));
            case 14 -> new Command("PUT", "/impact/1", with(impact(random), "reason", "It was otherwise"));
            case 15 ->
                new Command(
                        "PUT",
                        "/times",
                        Map.of(TIMES.get(random.nextInt(TIMES.size())), time(random), "reason", "The logs say so"));
            case 16 ->
                new Command(
                        "PUT", "/roles/" + (random.nextBoolean() ? "LEAD" : "SCRIBE"), Map.of("person", incident.lead));
            case 17 -> new Command("POST", "/timeline", Map.of("text", "A note", "at", time(random)));
            case 18 -> new Command("PUT", "/private", Map.of("private", random.nextBoolean(), "reason", "As it is"));
            case 19 -> new Command("PUT", "/review", review(random, incident));
            case 20 -> new Command("POST", "/review/publish", Map.of());
            default ->
                new Command(
                        "POST",
                        random.nextBoolean() ? "/review/no-action" : "/review/waive",
                        Map.of("reason", "Known"));
        };
    }

    private static Map<String, Object> review(Random random, Incidents incident) {
        Map<String, Object> review = Incidents.review(incident.owner);
        if (random.nextBoolean()) {
            review.remove("actions");
        }
        return review;
    }

    private static Map<String, Object> impact(Random random) {
        Map<String, Object> impact = new HashMap<>(Map.of("statement", "Customers cannot pay"));
        if (random.nextBoolean()) {
            impact.put("startedAt", time(random));
        }
        if (random.nextInt(3) == 0) {
            impact.put("endedAt", time(random));
        }
        return impact;
    }

    private static Map<String, Object> maybeAt(Random random) {
        return random.nextInt(3) == 0 ? Map.of("at", time(random)) : Map.of();
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    /** Mostly within the last minute, where contradictions are, sometimes to come; with nanoseconds. */
    private static String time(Random random) {
        return Instant.now()
                .minus(Duration.ofMillis(random.nextInt(60_000)))
                .plus(Duration.ofSeconds(random.nextInt(12) == 0 ? 300 : 0))
                .plusNanos(random.nextInt(1_000_000))
                .minusSeconds(random.nextInt(3) == 0 ? 0 : 1)
                .toString();
    }

    private static String severity(Random random) {
        return "SEV" + (1 + random.nextInt(4));
    }
}
