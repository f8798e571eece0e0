package io.throughline.incident.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Partial;
import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.kit.error.FieldError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we take from Backstage's entities. */
class BackstageFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyKindIsReadOrSkippedWithTheReason() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/backstage/every-kind.yaml"))
                .replace("-NAME", "")
                .replace("_NAME", "");

        List<CatalogEntry> entries = read(file);

        assertThat(entries)
                .filteredOn(entry -> entry.content() instanceof Foreign)
                .extracting(CatalogEntry::kind)
                .containsExactly("Location", "Domain", "Group", "User", "Template", "Deployment");
        assertThat(entries)
                .filteredOn(entry -> entry.content() instanceof Partial)
                .extracting(CatalogEntry::slug)
                .containsExactly("shop", "checkout", "orders-db", "pay-api", "bad", "checkout");
        assertThat(entries)
                .filteredOn(entry -> entry.content() instanceof Unreadable)
                .hasSize(3);
    }

    @Test
    void componentFillsWhatMaps() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/backstage/every-kind.yaml"))
                .replace("-NAME", "")
                .replace("_NAME", "");

        Partial checkout = (Partial) read(file).get(5).content();

        assertThat(checkout.said()).isEqualTo(JSON.readTree("""
                {"name": "Checkout", "description": "Takes payments\\nin the web shop.", "tier": 1,
                 "timeZone": "Europe/Berlin", "accountableOwner": "ada@example.org",
                 "deputies": ["grace@example.org", "linus@example.org"], "journeys": ["shop", "pay", "refund"],
                 "environmentStandard": "https://standards.example/prod",
                 "releasePolicy": {"rollbackPath": "https://runbooks.example/rollback"},
                 "dashboards": [{"title": "Overview", "url": "https://grafana.example/d/overview"},
                                {"title": "Payments", "url": "https://grafana.example/d/pay"}],
                 "dependencies": ["orders-db", "other-ledger", "risk-api"]}"""));
        assertThat(checkout.defaults()).isEqualTo(JSON.readTree("{\"name\": \"Checkout\", \"tier\": 2}"));
        assertThat(checkout.errors()).isEmpty();
        assertThat(checkout.warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains("throughline.io/teir"))
                .anyMatch(warning -> warning.contains("ftp://grafana.example/d/old"))
                .anyMatch(warning -> warning.contains("https://wiki.example/checkout"));
    }

    @Test
    void badFieldsAreNamedWhereTheyStandInTheFile() {
        Partial bad = partial("""
                metadata:
                  name: bad
                  annotations: {throughline.io/tier: gold}
                spec: {dependsOn: ["component:-", "component:fine"]}
                """);

        assertThat(bad.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/spec/dependsOn", "/metadata/annotations/throughline.io~1tier");
        assertThat(bad.said().path("dependencies")).hasToString("[\"fine\"]");
    }

    @ParameterizedTest(name = "owner {0}: person {1}, team {2}")
    @CsvSource({
        "payments,,payments",
        "group:payments,,payments",
        "Group:Default/Pay_Ments,,pay-ments",
        "group:eu/payments,,eu-payments",
        "user:ada,ada@example.org,",
        "USER:default/ADA,ada@example.org,",
        "user:eu/ada,,",
        "user:stranger,,",
        "Grace@Example.org,grace@example.org,",
        "user:grace@example.org,grace@example.org,",
        "robot:r2,,",
        "group:-,,",
        "'',,"
    })
    void ownerIsAPersonOrATeamAndNeverGuessed(String owner, String person, String team) {
        List<CatalogEntry> entries = read("""
                {apiVersion: backstage.io/v1alpha1, kind: User, metadata: {name: ada}, spec: {profile: {email: ada@example.org}}}
                ---
                {apiVersion: backstage.io/v1alpha1, kind: Component, metadata: {name: it}, spec: {owner: "%s"}}
                """.formatted(owner));

        Partial content = (Partial) entries.get(1).content();

        assertThat(content.said().path("accountableOwner").textValue()).isEqualTo(person);
        assertThat(content.said().path("team").textValue()).isEqualTo(team);
        assertThat(content.warnings().isEmpty()).isEqualTo(person != null || team != null || owner.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "checkout,,checkout",
        "Check.Out_v2,,check-out-v2",
        "api,eu,eu-api",
        "api,default,api",
        "x,,",
        "---,,",
        "'',,"
    })
    void nameBecomesASlug(String name, String namespace, String slug) {
        CatalogEntry entry =
                read("{apiVersion: backstage.io/v1alpha1, kind: API, metadata: {name: '%s', namespace: '%s'}}"
                                .formatted(name, namespace == null ? "" : namespace))
                        .get(0);

        assertThat(entry.slug()).isEqualTo(slug);
        assertThat(entry.content()).isInstanceOf(slug == null ? Unreadable.class : Partial.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata: x|kind: API",
                "metadata: {name: it, links: x, annotations: [1], labels: 3}|spec: {owner: {a: b}, dependsOn: x}",
                "metadata: {name: it, links: [1, {url: [x]}, null], title: [a]}|spec: [1]",
                "metadata: {name: it, annotations: {throughline.io/: x, throughline.io/owner: {a: 1}}}|spec: {dependsOn: [{}, null, 1]}"
            })
    void whatHasAnotherShapeIsNoError(String metadata, String rest) {
        assertThat(read("apiVersion: backstage.io/v1alpha1\nkind: Component\n" + metadata + "\n"
                        + (rest.startsWith("kind") ? "" : rest)))
                .hasSize(1);
    }

    @Test
    void messagesQuoteLittleOfTheEntity() {
        String x = "x".repeat(900); // no key may be much longer
        Partial content = partial("""
                metadata:
                  name: it
                  annotations: {throughline.io/%1$s: a}
                  links: [{url: 'ftp://%1$s', title: dashboard}, {url: 'https://%1$s'}, {url: 'https://wiki.example'}]
                spec: {owner: 'group:%1$s', dependsOn: ['%1$s']}
                """.formatted(x));

        assertThat(content.warnings())
                .hasSize(5)
                .allSatisfy(warning -> assertThat(warning).hasSizeLessThan(200));
        assertThat(content.errors())
                .hasSize(1)
                .allSatisfy(error -> assertThat(error.reason()).hasSizeLessThan(200));
    }

    @Test
    void listThatIsMuchTooLongIsReadAsFarAsItIsRefused() {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            people.append('p').append(i).append(',');
        }

        assertThat(partial("metadata: {name: it, annotations: {throughline.io/deputies: '" + people + "'}}")
                        .said()
                        .path("deputies"))
                .hasSize(1_000);
    }

    @Test
    void blankRollbackPathSaysNothing() {
        Partial content = partial("""
                metadata:
                  name: it
                  annotations: {throughline.io/rollback-path: ' '}
                  links: [{title: rollback}, {url: ' ', title: rollback}]
                """);

        assertThat(content.said().has("releasePolicy")).isFalse();
    }

    @Test
    void dependencyOnItselfIsLeftOut() {
        Partial content = partial("""
                metadata: {name: Check.out}
                spec: {dependsOn: ["component:default/check_out", "resource:db"], consumesApis: [check-out]}
                """);

        assertThat(content.errors()).isEmpty();
        assertThat(content.said().path("dependencies")).hasToString("[\"db\"]");
        assertThat(content.warnings()).hasSize(2).allMatch(warning -> warning.contains("depends on itself"));
    }

    @Test
    void manyDependenciesAreReadOnceEach() throws JsonProcessingException {
        StringBuilder text = new StringBuilder("metadata: {name: hub}\nspec:\n  dependsOn:\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("  - component:d").append(i % 20_000).append('\n');
        }

        assertThat(partial(text.toString()).said().path("dependencies")).hasSize(20_000);
    }

    private static Partial partial(String entity) {
        return (Partial) read("apiVersion: backstage.io/v1alpha1\nkind: Component\n" + entity)
                .get(0)
                .content();
    }

    private static List<CatalogEntry> read(String text) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        BackstageUsers users = new BackstageUsers();
        YamlDocuments.each(file, users::note);
        EntryReader reader = new EntryReader(users);
        List<CatalogEntry> entries = new ArrayList<>();
        YamlDocuments.each(file, document -> entries.add(reader.read(document)));
        return entries;
    }
}
