package io.throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code docker-compose.yml}, as Docker reads it but for the variables, which stay as they are written. */
record ComposeFile(String text, JsonNode root) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:\\?|:-)?");

    static ComposeFile read() throws IOException {
        String text = Files.readString(Checkout.root().resolve("docker-compose.yml"));
        return new ComposeFile(text, YamlFile.parse(text));
    }

    JsonNode container(String name) {
        return root.path("services").path(name);
    }

    Set<String> containers() {
        return names(root.path("services"));
    }

    /** Those that are built from this checkout. */
    Set<String> services() {
        return containers().stream()
                .filter(name -> container(name).has("build"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that run once and end, since others wait for their success. */
    Set<String> jobs() {
        return containers().stream()
                .flatMap(name -> container(name).path("depends_on").properties().stream())
                .filter(needed -> needed.getValue().path("condition").asText().equals("service_completed_successfully"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, String> environment(String container) {
        Map<String, String> variables = new TreeMap<>();
        container(container)
                .path("environment")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return variables;
    }

    /** What the file takes from its user, with {@code :?} where it insists. */
    Map<String, Boolean> variables() {
        return VARIABLE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> ":?".equals(match.group(2)),
                        Boolean::logicalAnd,
                        TreeMap::new));
    }

    /** The script of this checkout that a job runs. */
    Path script(String job) {
        String inside = texts(container(job).path("entrypoint")).get(1);
        return texts(container(job).path("volumes")).stream()
                .map(mount -> mount.split(":"))
                .filter(mount -> mount[1].equals(inside))
                .map(mount -> Checkout.root().resolve(mount[0]).normalize())
                .findFirst()
                .orElseThrow();
    }

    static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
