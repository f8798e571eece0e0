package io.throughline.e2e.fault;

import io.throughline.e2e.fault.agent.FaultAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import net.bytebuddy.ByteBuddy;

/** The agent as a jar that the JVM takes: made where it is needed, so that no build ever ships it. */
final class AgentJar {
    private static final String PACKAGE = FaultAgent.class.getPackageName().replace('.', '/');

    private AgentJar() {}

    /** Writes it; Byte Buddy stays where it is, and is named. */
    static void write(Path file) {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest())) {
            for (Path classFile : classFiles()) {
                jar.putNextEntry(new ZipEntry(PACKAGE + "/" + classFile.getFileName()));
                try (InputStream in = Files.newInputStream(classFile)) {
                    in.transferTo(jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", FaultAgent.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH, placeOf(ByteBuddy.class).toUri().toString());
        return manifest;
    }

    private static List<Path> classFiles() throws IOException {
        Path place = placeOf(FaultAgent.class);
        if (Files.isDirectory(place)) {
            return listed(place.resolve(PACKAGE));
        }
        FileSystem inside = FileSystems.newFileSystem(place); // stays open: its paths are read afterwards
        return listed(inside.getPath(PACKAGE));
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
