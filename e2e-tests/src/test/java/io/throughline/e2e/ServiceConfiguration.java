package io.throughline.e2e;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sources of a service, and of the kit that it stands on, say of its configuration. */
record ServiceConfiguration(String module) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(THROUGHLINE_\\w+)(:[^}]*)?}");
    private static final Pattern NAMED_IN_CODE = Pattern.compile("\\bTHROUGHLINE_[A-Z_]+\\b");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MAPPED = Pattern.compile("(?m)^ {4}[A-Z]\\S* (\\w+)\\(\\);|^ {4}\\w+ (\\w+)\\(\\);");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(name = \"(throughline\\.[^\"]+)\"");
    private static final String KIT = "service-kit";

    /** All services of this checkout. */
    static Set<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(Checkout.root())) {
            return folders.filter(folder -> Files.exists(folder.resolve("src/main/resources/application.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The port it listens on unless told otherwise. */
    int port() {
        String port = own().getProperty("quarkus.http.port");
        return Integer.parseInt(port.replaceAll("\\$\\{THROUGHLINE_HTTP_PORT:(\\d+)}", "$1"));
    }

    /** Variables without which it does not start: no default, or named by the code that refuses to go without. */
    Set<String> required() {
        Set<String> names = expressions()
                .filter(match -> match.group(2) == null)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        code(module)
                .flatMap(text -> NAMED_IN_CODE.matcher(text).results())
                .map(MatchResult::group)
                .forEach(names::add);
        return names;
    }

    /** All variables of ours that it looks at. */
    Set<String> readable() {
        Set<String> names = new TreeSet<>(required());
        expressions().map(match -> match.group(1)).forEach(names::add);
        for (String text : Stream.concat(code(KIT), code(module)).toList()) {
            MAPPING.matcher(text)
                    .results()
                    .flatMap(mapping -> MAPPED.matcher(text)
                            .results()
                            .map(method -> mapping.group(1) + "."
                                    + (method.group(1) == null ? method.group(2) : method.group(1))))
                    .map(ServiceConfiguration::variable)
                    .forEach(names::add);
            PROPERTY.matcher(text)
                    .results()
                    .map(match -> variable(match.group(1)))
                    .forEach(names::add);
        }
        return names;
    }

    /** Topics that it consumes. */
    Set<String> topics() {
        return own().stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.") && name.endsWith(".topic"))
                .map(own()::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code throughline.relay.batchSize} as the environment has it. */
    private static String variable(String property) {
        return property.replaceAll("([A-Z])", "_$1").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private Stream<MatchResult> expressions() {
        Properties kit = properties(KIT, "META-INF/microprofile-config.properties");
        return Stream.of(kit, own())
                .flatMap(properties -> properties.values().stream())
                .flatMap(value -> EXPRESSION.matcher(value.toString()).results());
    }

    private Properties own() {
        return properties(module, "application.properties");
    }

    private static Properties properties(String module, String file) {
        Path path =
                Checkout.root().resolve(module).resolve("src/main/resources").resolve(file);
        try (Reader reader = Files.newBufferedReader(path)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> code(String module) {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve(module).resolve("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            return sources.stream().map(ServiceConfiguration::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
