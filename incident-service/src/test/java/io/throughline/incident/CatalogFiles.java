package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends the catalogue as a file and asks for it. */
final class CatalogFiles {
    static final String IMPORT = "/api/v1/services/import";
    static final String EXPORT = "/api/v1/services/export";

    private CatalogFiles() {}

    /** Somebody who sends YAML. */
    static RequestSpecification as(String email, String... roles) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .oauth2(Tokens.of(email, roles))
                .contentType("application/yaml");
    }

    static RequestSpecification admin() {
        return as(Api.ADMIN, "admin");
    }

    /** Imports as an admin; the file is read to its end. */
    static Response take(String yaml) {
        Response report = admin().body(bytes(yaml)).post(IMPORT);
        report.then().statusCode(200);
        return report;
    }

    /** A text as it is sent. */
    static byte[] bytes(String yaml) {
        return yaml.getBytes(StandardCharsets.UTF_8);
    }

    /** The documents of these services in an export of everything. */
    static String exported(String... slugs) {
        Response export = Api.reader().get(EXPORT);
        export.then().statusCode(200).contentType("application/yaml");
        return Arrays.stream(export.asString().split("(?m)^---\n"))
                .filter(document ->
                        List.of(slugs).stream().anyMatch(slug -> document.contains("\nslug: " + slug + "\n")))
                .map(document -> "---\n" + document)
                .collect(Collectors.joining());
    }

    /** The results in the order of the file. */
    static List<String> results(Response report) {
        return report.path("entries.result");
    }

    /** A file of one result. */
    static void assertAll(Response report, String result) {
        assertThat(results(report)).as(report.asString()).isNotEmpty().containsOnly(result);
        assertThat(report.<Map<String, Integer>>path("counts"))
                .containsEntry(result, results(report).size());
    }

    /** The least that our own YAML needs. */
    static String own(String slug, String... more) {
        return "---\napiVersion: throughline.io/v1\nkind: Service\nslug: " + slug
                + "\nname: Ledger\ntier: 2\ntimeZone: Europe/Berlin\n"
                + Arrays.stream(more).map(line -> line + "\n").collect(Collectors.joining());
    }
}
