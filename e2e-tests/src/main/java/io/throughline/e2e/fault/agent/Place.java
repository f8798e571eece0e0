package io.throughline.e2e.fault.agent;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A method of production code.
 *
 * @param type name of its class; {@code *Suffix} stands for every class of ours whose name ends so
 * @param method its name; every overload
 */
record Place(String type, String method) {
    private static final String OURS = "io.throughline.";

    ElementMatcher<TypeDescription> ofType() {
        if (type.startsWith("*")) {
            return ElementMatchers.<TypeDescription>nameStartsWith(OURS)
                    .and(ElementMatchers.nameEndsWith(type.substring(1)))
                    .and(ElementMatchers.not(ElementMatchers.isInterface()));
        }
        return ElementMatchers.named(type);
    }

    ElementMatcher<MethodDescription> ofMethod() {
        return ElementMatchers.<MethodDescription>named(method)
                .and(ElementMatchers.not(ElementMatchers.isSynthetic()))
                .and(ElementMatchers.not(ElementMatchers.isAbstract()));
    }
}
