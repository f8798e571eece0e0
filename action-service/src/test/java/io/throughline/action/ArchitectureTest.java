package io.throughline.action;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not hold. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.throughline.action");

    @Test
    void featuresFormNoCycle() {
        check(slices().matching("io.throughline.action.(*)..").should().beFreeOfCycles());
    }

    @Test
    void featuresDependOnlyOnThoseBelow() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("projection")
                .definedBy("..action.projection")
                .layer("action")
                .definedBy("..action.action")
                .layer("messaging")
                .definedBy("..action.messaging")
                .whereLayer("messaging")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("action")
                .mayOnlyBeAccessedByLayers("messaging")
                .whereLayer("projection")
                .mayOnlyBeAccessedByLayers("messaging"));
    }

    @Test
    void onlyResourcesKnowHttp() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*Resource(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs.."));
    }

    @Test
    void onlyServicesAndAppliersOpenTransactions() {
        check(classes().that().areAnnotatedWith(Transactional.class).should().haveNameMatching(".*(Service|Applier)"));
        check(methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Service|Applier)"));
    }

    @Test
    void onlyMessagingKnowsKafka() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..messaging")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..", "..kit.outbox"));
    }

    @Test
    void entitiesKeepTheirFieldsAndKnowNoFormat() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePrivate());
        check(noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "jakarta.ws.rs..", "org.apache.kafka.."));
    }

    @Test
    void repositoriesAreTheirFeaturesOwn() {
        check(classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .should()
                .bePackagePrivate());
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(noFields().should().beAnnotatedWith(Inject.class));
        check(noFields().should().beAnnotatedWith(ConfigProperty.class));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(noClasses().should().callMethod(LocalDate.class, "now"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
