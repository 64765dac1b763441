package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.forge.ExtensionForge;

/** What a manifest may say. */
class HeaderRulesTest {

    private static final String COLOUR = "rhizome.extension;type=resolver;name=\"colour\";effective:=active";

    @TempDir
    private Path folder;

    private Inspected node;

    @BeforeEach
    void node() {
        node = Inspected.in(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Fragment-Host          | org.rhizome.core                    | is a fragment",
        "Bundle-Activator       | a.B                                 | has an activator",
        "Require-Bundle         | org.rhizome.core                    | requires other bundles",
        "DynamicImport-Package  | *                                   | dynamically",
        "Bundle-NativeCode      | a.so                                | native code",
        "Export-Package         | a                                   | export nothing",
        "Bundle-ClassPath       | .,lib/a.jar                         | Bundle-ClassPath",
        "Multi-Release          | true                                | several releases",
        "Bundle-ManifestVersion | 1                                   | is not 2",
        "Bundle-ManifestVersion | ''                                  | is not 2",
        "Bundle-SymbolicName    | ''                                  | is no bundle",
        "Bundle-SymbolicName    | ../up                               | is no name",
        "Bundle-SymbolicName    | a..b                                | is no name",
        "Bundle-SymbolicName    | a,b                                 | is no name",
        "Bundle-SymbolicName    | a;singleton:=true                   | singleton",
        "Bundle-SymbolicName    | org.rhizome.core                    | is that of a bundle of the node itself",
        "Bundle-SymbolicName    | org.rhizome.Core                    | is but for capitals that of a bundle of the node",
        "Bundle-SymbolicName    | org.rhizome.store.mapdb             | that of a part of the node",
        "Bundle-Version         | 1.x                                 | is none",
        "Bundle-Version         | ''                                  | says no Bundle-Version",
        "Require-Capability     | osgi.wiring.package;filter:=\"(a=b)\"   | wires it to others",
        "Require-Capability     | org.example.any                     | wires it to others",
        "Require-Capability     | osgi.service;filter:=\"(a=b)\"      | wires it to others",
        "Require-Capability     | osgi.extender;filter:=\"(osgi.extender=osgi.blueprint)\" | wires it to others",
        "Require-Capability     | rhizome.extension;filter:=\"(name=a)\"  | not effective:=active",
        "Require-Capability     | rhizome.extension;filter:=\"a=b\";effective:=active | does not say which",
        "Service-Component      | OSGI-INF/x.xml                      | which is not in the jar",
    })
    void headersThatAreRefused(String header, String value, String reason) {
        node.refused(Inspected.sound().header(header, value), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rhizome.extension;type=resolver;name=colour                                        | is not effective:=active",
        "rhizome.extension;type=resolver;name=colour;effective:=active,osgi.extender;osgi.extender=osgi.component | may be wired to",
    })
    void capabilitiesThatAreRefused(String capabilities, String reason) {
        node.refused(Inspected.sound().header("Provide-Capability", capabilities), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=resolver;name=Colour", "type=resolver;name=\"a b\"", "type=resolver", "type=door;name=colour", "name=colour",
        "type:List<String>=resolver;name=colour"})
    void servicesThatAreNone(String attributes) {
        String reasons = node.refusal(Inspected.sound().header("Provide-Capability", "rhizome.extension;" + attributes
                + ";effective:=active").jar()).getMessage();
        assertTrue(reasons.contains("The bundle offers a "), reasons);
    }

    @Test
    void aServiceIsOfferedOnce() {
        node.refused(Inspected.sound().header("Provide-Capability", COLOUR + "," + COLOUR), "resolver:colour twice");
    }

    @Test
    void whatOffersNothingIsNoExtension() {
        node.refused(ExtensionForge.bundle("org.example.library", "1.0.0").source("a.B", "package a; class B {}"), "is no extension",
                "@ResolverName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b;c=", "a;=b", ";", "a,", "a;c=\"x", "a;c=x;c=y", "a;c=1;c:Long=2", "a;x:=1;x:=2", "a;c=\"x\\\"y\"", "a b;c=d"})
    void aHeaderThatReadersCouldUnderstandDifferentlyIsRefused(String value) {
        List<String> reasons = node.refusal(Inspected.sound().header("Require-Capability", value).jar()).reasons();
        assertEquals(1, reasons.size());
        assertTrue(reasons.getFirst().contains("The header Require-Capability of the manifest is wrong"), reasons.getFirst());
    }

    @Test
    void importsAreThoseOfTheApiInVersionsThatTheNodeHas() {
        node.refused(Inspected.sound().importing("org.rhizome.resolver", "[2.0,3)"), "imports org.rhizome.resolver [2.0.0,3.0.0), and this "
                + "node has 1.0.0",
                "build it against the API of this node");
        node.refused(Inspected.sound().importing("org.rhizome.resolver", "[9,1"), "is none");
        node.refused(Inspected.sound().importing("org.rhizome.store", "[1,2)").importing("org.slf4j", "[2,3)"),
                "imports org.rhizome.store, org.slf4j:", "extensions may import java.* and org.rhizome.algebra", "PluginContext");
        node.warned(Inspected.sound().importing("org.rhizome.json", ""), "imports org.rhizome.json in any version");
        node.refused(Inspected.sound().header("Import-Package", "org.rhizome.resolver;version=\"[1,2)\";bundle-symbolic-name=a"),
                "one certain bundle");
        node.refused(Inspected.sound().header("Import-Package", "org.rhizome.resolver;version=\"[1,2)\";resolution:=optional"), "is optional");
        node.refused(Inspected.sound().header("Import-Package", "org.rhizome.resolver;org.rhizome.resolver;version=\"[1,2)\""), "twice");
    }

    @Test
    void whatWouldTakeTheParserForeverOrTooDeepIsRefused() {
        String deep = "(&".repeat(20_000) + "(a=b)" + ")".repeat(20_000);
        node.refused(Inspected.sound().header("Require-Capability", "osgi.ee;filter:=\"" + deep + "\""), "wires it to others");
        String reasons = node.refusal(Inspected.sound().header("Require-Capability", "rhizome.extension;effective:=active;filter:=\"" + deep
                + "\"").jar()).getMessage();
        assertTrue(reasons.contains("does not say which"), reasons);
        node.refused(Inspected.sound().header("X", "a".repeat(1 << 20)), "The manifest of the jar cannot be read (it has ");
        node.refused(Inspected.sound().header("Bundle-Version", "1.0.0." + "a".repeat(500_000)), "is none");
    }

    @Test
    void ofANameOrVersionThatIsTooLongTheBeginningIsShown() {
        node.refused(Inspected.sound().header("Bundle-Version", "1.0.0." + "a".repeat(100_000)), "\"1.0.0." + "a".repeat(74) + "\u2026\" is none");
        node.refused(Inspected.sound().header("Bundle-SymbolicName", "n".repeat(100_000)), "\"" + "n".repeat(80) + "\u2026\" is no name");
    }

    @Test
    void needsOfOthersAreKept() {
        String needs = "rhizome.extension;filter:=\"(&(type=view)(name=a))\";effective:=active,"
                + "rhizome.extension;filter:=\"(name=b)\";effective:=active;resolution:=optional";
        assertEquals(List.of("(&(type=view)(name=a))"), node.of(Inspected.sound().header("Require-Capability", needs)).needs());
    }
}
