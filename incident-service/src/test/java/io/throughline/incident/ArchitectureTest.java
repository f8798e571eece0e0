package io.throughline.incident;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.error.DomainException;
import io.throughline.kit.problem.ProblemTable;
import io.throughline.kit.testing.HouseRules;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the shape of the service that house-style.md describes. */
class ArchitectureTest {
    private static final String ROOT = "io.throughline.incident";
    /** Which feature may use which others; messaging may use any, and nobody uses messaging. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "catalog", Set.of(),
            "alert", Set.of("catalog"),
            "access", Set.of(),
            "prevention", Set.of(),
            "incident", Set.of("access", "catalog", "alert", "prevention"),
            "review", Set.of("access", "catalog", "prevention", "incident"),
            "release", Set.of("access", "catalog", "alert", "incident"),
            "thread", Set.of("catalog", "incident"),
            "trend", Set.of(),
            "messaging", Set.of("access", "catalog", "alert", "prevention", "incident", "review"));

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses SERVICE_AND_KIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT, "io.throughline.kit");

    @Test
    void featuresAreThoseWhoseDependenciesAreDecidedHere() {
        Set<String> features = SERVICE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(features).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void featuresDependOnlyOnThoseTheyMay() {
        MAY_USE.forEach((feature, allowed) -> {
            String[] forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(feature) && !allowed.contains(other))
                    .map(ArchitectureTest::packagesOf)
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(packagesOf(feature))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .check(SERVICE);
            }
        });
    }

    @Test
    void whatFeaturesShareKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(SERVICE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void onlyResourcesKnowHttp() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Resource(\\$.*)?")
                .should()
                .dependOnClassesThat(are(resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..")))
                .check(SERVICE);
    }

    @Test
    void onlyServicesAndAppliersOwnTransactions() {
        DescribedPredicate<JavaClass> owner = DescribedPredicate.describe(
                "a *Service or *Applier",
                type -> type.getSimpleName().endsWith("Service")
                        || type.getSimpleName().endsWith("Applier"));
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(owner)
                .check(SERVICE);
        noClasses()
                .that(DescribedPredicate.not(owner))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(SERVICE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.narayana.jta.QuarkusTransaction")
                .check(SERVICE);
    }

    @Test
    void everyPostIsIdempotent() {
        HouseRules.EVERY_POST_IS_IDEMPOTENT.check(SERVICE_AND_KIT);
    }

    @Test
    void entitiesKnowNeitherHttpNorKafkaNorJson() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat(are(resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "io.throughline.kit.http..",
                        "org.apache.kafka..",
                        "io.throughline.events..",
                        "com.fasterxml.jackson..")))
                .check(SERVICE);
    }

    @Test
    void stateOfEntitiesIsChangedByTheirBehaviourOnly() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .check(SERVICE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(SERVICE);
    }

    @Test
    void entitiesDoNotLeaveThroughResources() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .should(new ArchCondition<>("not answer with entities") {
                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                        method.getReturnType().getAllInvolvedRawTypes().stream()
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " answers with " + type.getName())));
                    }
                })
                .check(SERVICE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                .check(SERVICE);
    }

    @Test
    void staticStateIsConstant() {
        fields().that().areStatic().should().haveModifier(JavaModifier.FINAL).check(SERVICE);
    }

    @Test
    void repositoriesAreTouchedOnlyWithinTheirFeature() {
        classes()
                .that(are(assignableTo(PanacheRepositoryBase.class)))
                .should()
                .bePackagePrivate()
                .andShould(new ArchCondition<>("be used in their own package only") {
                    @Override
                    public void check(JavaClass repository, ConditionEvents events) {
                        repository.getDirectDependenciesToSelf().stream()
                                .filter(use ->
                                        !use.getOriginClass().getPackageName().equals(repository.getPackageName()))
                                .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                    }
                })
                .check(SERVICE);
    }

    @Test
    void onlyMessagingKnowsTheContractAndTheOutbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packagesOf("messaging"))
                .should()
                .dependOnClassesThat(are(resideInAPackage("io.throughline.events..")
                        .or(resideInAPackage("io.throughline.kit.outbox.."))))
                .check(SERVICE);
    }

    @Test
    void everyExceptionOfTheDomainIsMappedToAProblem() {
        List<Class<? extends DomainException>> kinds = SERVICE_AND_KIT.stream()
                .filter(type -> type.isAssignableTo(DomainException.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .<Class<? extends DomainException>>map(type -> type.reflect().asSubclass(DomainException.class))
                .toList();

        assertThat(kinds).isNotEmpty();
        Set<String> unmapped = kinds.stream()
                .filter(kind -> ProblemTable.typeOf(kind).isEmpty())
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmapped).isEmpty();
    }

    private static String packagesOf(String feature) {
        return ROOT + "." + feature + "..";
    }
}
