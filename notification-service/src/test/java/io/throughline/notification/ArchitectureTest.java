package io.throughline.notification;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.throughline.kit.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest implements HouseRules {
    private static final JavaClasses CLASSES = HouseRules.mainClassesOf("io.throughline.notification");

    @Override
    public JavaClasses mainClasses() {
        return CLASSES;
    }

    @Test
    void featuresDependOnlyOnThoseBelow() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("projection")
                .definedBy("..notification.projection")
                .layer("routing")
                .definedBy("..notification.routing")
                .layer("channel")
                .definedBy("..notification.channel")
                .layer("notification")
                .definedBy("..notification.notification")
                .layer("inbox")
                .definedBy("..notification.inbox")
                .layer("delivery")
                .definedBy("..notification.delivery")
                .layer("messaging")
                .definedBy("..notification.messaging")
                .whereLayer("messaging")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("inbox")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("delivery")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("notification")
                .mayOnlyBeAccessedByLayers("inbox", "delivery", "messaging")
                .whereLayer("channel")
                .mayOnlyBeAccessedByLayers("notification", "delivery")
                .whereLayer("routing")
                .mayOnlyBeAccessedByLayers("messaging")
                .whereLayer("projection")
                .mayOnlyBeAccessedByLayers("routing", "messaging"));
    }
}
