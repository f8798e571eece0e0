package io.throughline.local;

import io.throughline.local.data.UserFacingException;
import io.throughline.local.service.ServiceDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkout that the launcher was built in.
 *
 * @param root of the checkout
 */
record Project(Path root) {
    /** Set by the shell entry point. */
    private static final String ROOT_PROPERTY = "throughline.root";

    static Project current() {
        return new Project(Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath());
    }

    Path defaultData() {
        return root.resolve(".throughline");
    }

    /**
     * Checks that all services are built.
     *
     * @throws UserFacingException naming the first that is not
     */
    void requireJars(List<ServiceDefinition> services) {
        for (var service : services) {
            if (Files.notExists(service.jar(root))) {
                throw new UserFacingException(service.name() + " is not built: there is no " + service.jar(root)
                        + ". Start the stack with './throughline up', which builds it.");
            }
        }
    }
}
