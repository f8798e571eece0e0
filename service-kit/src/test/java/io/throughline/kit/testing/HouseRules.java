package io.throughline.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.throughline.kit.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not hold and that are the same in every service. */
public interface HouseRules {
    /** Not on the kit's own class path. */
    String ENTITY = "jakarta.persistence.Entity";
    /** Not on the kit's own class path. */
    String REPOSITORY = "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase";

    /** Whoever sends a POST again is to get its first answer; there is no exception. */
    ArchRule EVERY_POST_IS_IDEMPOTENT =
            methods().that().areAnnotatedWith(POST.class).should().beAnnotatedWith(Idempotent.class);

    /** Main classes of the service, as {@link #mainClassesOf} finds them. */
    JavaClasses mainClasses();

    /** The main classes below a package. */
    static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
    }

    /** Checks a rule on the service; one that nothing falls under holds. */
    default void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(mainClasses());
    }

    @Test
    default void featuresFormNoCycle() {
        check(slices().matching("io.throughline.*.(*)..").should().beFreeOfCycles());
    }

    @Test
    default void onlyResourcesKnowHttp() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*Resource(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs.."));
    }

    @Test
    default void onlyServicesAndAppliersOpenTransactions() {
        check(classes().that().areAnnotatedWith(Transactional.class).should().haveNameMatching(".*(Service|Applier)"));
        check(methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Service|Applier)"));
    }

    @Test
    default void everyPostIsIdempotent() {
        check(EVERY_POST_IS_IDEMPOTENT);
    }

    @Test
    default void onlyMessagingKnowsKafka() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..messaging")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..", "..kit.outbox"));
    }

    @Test
    default void entitiesKeepTheirFieldsAndKnowNoFormat() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ENTITY)
                .should()
                .bePrivate());
        check(noClasses()
                .that()
                .areAnnotatedWith(ENTITY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "jakarta.ws.rs..", "org.apache.kafka.."));
    }

    @Test
    default void repositoriesAreTheirFeaturesOwn() {
        check(classes().that().areAssignableTo(REPOSITORY).should().bePackagePrivate());
    }

    @Test
    default void nothingIsInjectedIntoFields() {
        check(noFields().should().beAnnotatedWith(Inject.class));
        check(noFields().should().beAnnotatedWith(ConfigProperty.class));
    }

    @Test
    default void timeComesFromTheClock() {
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(noClasses().should().callMethod(LocalDate.class, "now"));
    }
}
