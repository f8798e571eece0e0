package io.throughline.action;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.throughline.kit.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest implements HouseRules {
    private static final JavaClasses CLASSES = HouseRules.mainClassesOf("io.throughline.action");

    @Override
    public JavaClasses mainClasses() {
        return CLASSES;
    }

    @Test
    void featuresDependOnlyOnThoseBelow() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("projection")
                .definedBy("..action.projection")
                .layer("access")
                .definedBy("..action.access")
                .layer("deadline")
                .definedBy("..action.deadline")
                .layer("action")
                .definedBy("..action.action")
                .layer("readers")
                .definedBy("..action.history", "..action.report", "..action.reminder")
                .layer("messaging")
                .definedBy("..action.messaging")
                .whereLayer("messaging")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("readers")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("action")
                .mayOnlyBeAccessedByLayers("readers", "messaging")
                .whereLayer("deadline")
                .mayOnlyBeAccessedByLayers("action", "readers", "messaging")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("action", "readers")
                .whereLayer("projection")
                .mayOnlyBeAccessedByLayers("deadline", "action", "messaging"));
    }
}
