package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.rhizome.deploy.DeploymentRefusedException;
import org.rhizome.deploy.DeploymentRefusedException.Kind;
import org.rhizome.forge.Endpoints;
import org.rhizome.forge.ExtensionForge;
import org.rhizome.forge.Plugins;
import org.rhizome.forge.Resolvers;
import org.rhizome.forge.SelfTests;
import org.rhizome.forge.Views;

/** What becomes of jars of all kinds. */
class JarInspectorTest {

    @TempDir
    private Path folder;

    private Inspected node;

    @BeforeEach
    void node() {
        node = Inspected.in(folder);
    }

    @Test
    void aSoundExtensionIsDescribed() {
        Inspection colour = node.of(Inspected.sound().with(Views.counting("tagged", "tag", "1")).needs("resolver", "majority")
                .header("Bundle-Description", "Colours."));
        assertEquals("org.example.colour", colour.name());
        assertEquals(new Version(1, 1, 0), colour.version());
        assertEquals("Colours.", colour.description());
        assertEquals(List.of("resolver:colour", "view:tagged"), colour.services());
        assertEquals(List.of("(&(type=resolver)(name=majority))"), colour.needs());
        assertTrue(colour.imports().contains(new PackageImport("org.rhizome.resolver", new VersionRange("[1.0,2)"))), colour.imports().toString());
        assertEquals(Inspection.Kind.EXTENSION, colour.kind());
        assertEquals("", colour.signer());
        assertEquals(1, colour.warnings().size(), colour.warnings().toString());
        assertTrue(colour.warnings().getFirst().contains("not signed"));
        assertTrue(colour.sha256().matches("[0-9a-f]{64}"));
    }

    /** What else is wrong with them shows when they run. */
    static List<ExtensionForge> forged() {
        ExtensionForge many = Inspected.sound()
                .with(Resolvers.throwingInActivate("a")).with(Resolvers.blockingInConstructor("b")).with(Resolvers.throwing("c"))
                .with(Resolvers.throwingAt("d", "x", "y")).with(Resolvers.throwingWhile("e", "p", "y")).with(Resolvers.slow("f", 1, "y"))
                .with(Resolvers.slowAt("g", "x", 1, "y")).with(Resolvers.leaking("h", "y"));
        return List.of(many, Inspected.sound().with(SelfTests.failing("a")), Inspected.sound().with(SelfTests.hanging()),
                Inspected.sound().with(SelfTests.deaf()),
                Inspected.sound().declares("resolver", "absent"), Inspected.sound().with(Endpoints.answering("a", "b")).with(Endpoints.throwing("b")),
                Inspected.sound().with(Plugins.counting("a", "b", "c", "d")).with(Views.countingTwice("b", "c", "d")));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void whatIsWrongOnlyWhenItRunsIsTaken(ExtensionForge forge) {
        node.of(forge);
    }

    @Test
    void anExtensionOfTheDistributionIsTaken() throws Exception {
        Class<?> resolver = Class.forName("org.rhizome.resolver.debianversion.HighestVersion");
        Path jar = Path.of(resolver.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertEquals(List.of("resolver:debian-version"), JarInspector.inspect(jar, node.rules()).services());
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        node.refused(new byte[0], "is empty");
        node.refused(new byte[100_000], "is no jar");
        node.refused("PK\u0003\u0004 but then a text that goes on and on and on".getBytes(StandardCharsets.ISO_8859_1), "is no jar");
        byte[] jar = Inspected.sound().jar();
        node.refused(java.util.Arrays.copyOf(jar, jar.length / 2), "is no jar");
        DeploymentRefusedException none = assertThrows(DeploymentRefusedException.class, () -> JarInspector.inspect(folder.resolve("none.jar"),
                node.rules()));
        assertTrue(none.getMessage().contains("none.jar is no file"), none.getMessage());
        assertThrows(DeploymentRefusedException.class, () -> JarInspector.inspect(folder, node.rules()));
    }

    @Test
    void aFileOfAGigabyteIsRefusedUnread() throws IOException {
        Path file = folder.resolve("large.jar");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(1L << 30).write(ByteBuffer.allocate(1));
        }
        DeploymentRefusedException refusal = assertThrows(DeploymentRefusedException.class, () -> JarInspector.inspect(file, node.rules()));
        assertEquals(Kind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().contains("64 MiB"), refusal.getMessage());
    }

    @Test
    void bombsAndPathsThatClimbOutAreRefused() {
        node.refused(Inspected.sound().entry("zeros", new byte[64 << 20]), "times its size, as zip bombs do");
        node.refused(Inspected.sound().entry("../../etc/passwd", new byte[1]), "climbs out");
        node.refused(Inspected.sound().entry("a\\b", new byte[1]), "backslash");
        node.refused(Inspected.sound().entry("META-INF/manifest.mf", new byte[1]), "must be written META-INF/MANIFEST.MF");
    }

    @Test
    void aZipWithoutAManifestIsNoBundle() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
        }
        node.refused(bytes.toByteArray(), "no bundle", "no manifest");
    }

    @Test
    void ofVeryManyReasonsTheFirstAreTold() {
        ExtensionForge forge = Inspected.sound();
        for (int i = 0; i < 1_000; i++) {
            forge.entry("a" + i + "/../b", new byte[0]);
        }
        List<String> reasons = node.refusal(forge.jar()).reasons();
        assertEquals(51, reasons.size());
        assertEquals("There are 950 more of the kind: see to these first.", reasons.getLast());
    }

    @Test
    void libraryPackagesMayBeInTheJarAndThoseOfTheNodeMayNot() {
        node.of(Inspected.sound().source("com.google.common.Own", "package com.google.common; class Own {}"));
        node.refused(Inspected.sound().source("org.rhizome.store.Own", "package org.rhizome.store; class Own {}"), "is to come from the node");
        String reasons = node.refusal(Inspected.sound().entry("java/lang/Own.class", new byte[0]).jar()).getMessage();
        assertTrue(reasons.contains("has \"java/lang/Own.class\" of the package java.lang itself"), reasons);
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        List<String> reasons = node.refusal(ExtensionForge.bundle("org.rhizome.core", "one")
                .header("Bundle-Activator", "x.Y").header("Require-Bundle", "a")
                .header("Import-Package", "org.osgi.framework,javax.sql;resolution:=optional").jar()).reasons();
        String all = String.join("\n", reasons);
        for (String fault : List.of("that of a bundle of the node", "\"one\" is none", "has an activator", "requires other bundles",
                "is no extension", "imports javax.sql, org.osgi.framework", "is optional")) {
            assertTrue(all.contains(fault), fault + " is missing in " + all);
        }
        assertEquals(7, reasons.size(), all);
    }

    @Test
    void twoOfOneNameDoNotGoTogether() {
        Inspection one = node.of(Inspected.sound());
        Inspection two = node.of(Inspected.sound().header("Bundle-Version", "2.0.0"));
        Inspection other = node.of(Inspected.sound().header("Bundle-SymbolicName", "org.example.other"));
        Inspection capitals = node.of(Inspected.sound().header("Bundle-SymbolicName", "org.example.Other"));
        assertEquals(List.of(), JarInspector.together(List.of(one, other)));
        assertTrue(JarInspector.together(List.of(one, other, two)).getFirst().contains("named org.example.colour (1.1.0 and 2.0.0)"));
        assertEquals(1, JarInspector.together(List.of(capitals, other)).size());
    }
}
