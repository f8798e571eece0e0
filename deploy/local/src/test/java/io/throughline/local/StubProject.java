package io.throughline.local;

import io.throughline.local.service.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout in which every service is built, as a {@link StubService}. */
final class StubProject {
    private StubProject() {}

    static Path in(Path directory) throws IOException {
        for (var service : ServiceDefinition.ALL) {
            var jar = service.jar(directory);
            Files.createDirectories(jar.getParent());
            write(jar);
        }
        return directory;
    }

    private static void write(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            var name = StubService.class.getName().replace('.', '/') + ".class";
            output.putNextEntry(new JarEntry(name));
            try (var bytes = StubService.class.getResourceAsStream("/" + name)) {
                bytes.transferTo(output);
            }
        }
    }
}
