package org.rhizome.itests.exam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;
import org.rhizome.itests.exam.inside.JupiterInvoker;

/** The bundle that runs Jupiter inside the container, made on the fly from this module's own classes. */
final class InvokerBundle {

    /** One class of each bundle that Jupiter needs inside. */
    static final List<Class<?>> JUNIT = List.of(
            Test.class, ParameterizedTest.class, JupiterTestEngine.class, TestEngine.class, Launcher.class, JUnitException.class,
            AssertionFailedError.class);

    private static final String ACTIVATOR = "org.rhizome.itests.exam.inside.InvokerActivator";
    private static final String IMPORTS = String.join(",",
            "org.junit.platform.launcher", "org.junit.platform.launcher.core", "org.junit.platform.launcher.listeners",
            "org.junit.platform.engine", "org.junit.platform.engine.discovery", "org.junit.jupiter.engine", "org.ops4j.pax.exam",
            "org.osgi.framework");

    private InvokerBundle() {}

    static Path build() throws IOException {
        Path jar = Files.createTempFile("jupiter-invoker", ".jar");
        jar.toFile().deleteOnExit();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (String type : List.of("InvokerActivator", "JupiterInvoker")) {
                try (InputStream in = JupiterInvoker.class.getResourceAsStream(type + ".class")) {
                    out.putNextEntry(new ZipEntry("org/rhizome/itests/exam/inside/" + type + ".class"));
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.rhizome.itests.invoker");
        main.putValue("Bundle-Activator", ACTIVATOR);
        main.putValue("Import-Package", IMPORTS);
        return manifest;
    }
}
