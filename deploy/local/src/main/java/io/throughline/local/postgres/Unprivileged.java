package io.throughline.local.postgres;

import io.throughline.local.data.UserFacingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. The pid stays the same. */
final class Unprivileged {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /**
     * What to put in front of PostgreSQL's commands.
     *
     * @throws UserFacingException for a root that cannot have a namespace
     */
    static List<String> prefix() {
        if (!answer("id", "-u").equals("0")) {
            return List.of();
        }
        if (answer("unshare", "-U", "id", "-u").matches("[1-9][0-9]*")) {
            return NAMESPACE;
        }
        throw new UserFacingException(
                "PostgreSQL does not run as root, and user namespaces are not allowed here: run this as another user.");
    }

    private static String answer(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
            }
        } catch (IOException e) {
            return "";
        }
    }
}
