package io.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One launched stack for all tests that ask for it: started for the first of them, stopped at the end of the run. Each of
 * them works on a service and people of its own; none counts what others may have made, and who kills a service leaves it
 * running again.
 */
final class SharedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LaunchedStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, any -> Running.start(), Running.class)
                .stack();
    }

    /** A stack that runs, and the folder of all its data: JUnit closes it when it drops its store. */
    private record Running(Path folder, LaunchedStack stack) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("throughline-e2e");
                return new Running(folder, LaunchedStack.start(folder.resolve("data")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            for (Path path : deepestFirst()) {
                Files.delete(path);
            }
        }

        private List<Path> deepestFirst() throws IOException {
            try (Stream<Path> paths = Files.walk(folder)) {
                return paths.sorted(Comparator.reverseOrder()).toList();
            }
        }
    }
}
