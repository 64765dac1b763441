package org.rhizome.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.SignatureCheck;
import org.w3c.dom.Element;

class ExtensionForgeTest {

    private static final Claim CLAIM = new Claim(new DeltaId(1, 2, 3, 4), "somebody", 1, new Text("good"));
    private static final Claim POISON = new Claim(new DeltaId(1, 2, 3, 5), "somebody", 1, new Text("poison"));

    private static Attributes manifest(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            return in.getManifest().getMainAttributes();
        }
    }

    private static Map<String, byte[]> entries(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static Object load(byte[] jar, Service service) throws Exception {
        Map<String, byte[]> entries = entries(jar);
        ClassLoader loader = new ClassLoader(ExtensionForgeTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = entries.get(name.replace('.', '/') + ".class");
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return loader.loadClass(service.className()).getConstructor().newInstance();
    }

    private static <S> Optional<Value> resolve(Resolver<S> resolver, Claim claim) {
        return resolver.resolve(resolver.reduce(resolver.init(), claim));
    }

    @Test
    void theManifestIsThatOfAnExtension() throws IOException {
        Attributes manifest = manifest(ExtensionForge.bundle("org.example.colour", "1.2.0")
                .with(Resolvers.answering("colour", "red")).needs("resolver", "majority").declares("view", "absent").jar());
        assertEquals("org.example.colour", manifest.getValue("Bundle-SymbolicName"));
        assertEquals("1.2.0", manifest.getValue("Bundle-Version"));
        assertEquals("org.rhizome.delta;version=\"[1.0,2)\",org.rhizome.resolver;version=\"[1.0,2)\"", manifest.getValue("Import-Package"));
        assertEquals("osgi.service;objectClass:List<String>=\"org.rhizome.resolver.Resolver\","
                + "rhizome.extension;type=resolver;name=\"colour\";effective:=active,"
                + "rhizome.extension;type=view;name=\"absent\";effective:=active", manifest.getValue("Provide-Capability"));
        assertTrue(manifest.getValue("Require-Capability")
                .endsWith("rhizome.extension;filter:=\"(&(type=resolver)(name=majority))\";effective:=active"));
    }

    @Test
    void aRangeOfTheApiCanBeWrong() throws IOException {
        byte[] jar = ExtensionForge.bundle("org.example.future", "1.0.0")
                .with(Resolvers.answering("future", "x")).importing("org.rhizome.resolver", "[9,10)").jar();
        assertEquals("org.rhizome.delta;version=\"[1.0,2)\",org.rhizome.resolver;version=\"[9,10)\"", manifest(jar).getValue("Import-Package"));
    }

    @Test
    void theComponentIsDescribedForDeclarativeServices() throws Exception {
        Service service = Plugins.counting("visits", "visited", "visits", "1").with("quote", "a \"b\" <c> & d");
        byte[] xml = entries(ExtensionForge.bundle("org.example.visits", "1.0.0").with(service).jar()).get(service.componentFile());
        Element component = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < component.getElementsByTagName("property").getLength(); i++) {
            Element property = (Element) component.getElementsByTagName("property").item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        assertEquals("visits", properties.get("rhizome.plugin.name"));
        assertEquals("a \"b\" <c> & d", properties.get("quote"));
        assertTrue(properties.get("rhizome.subscription").contains("{\"exact\": \"visited\"}"), properties::toString);
    }

    @Test
    void theSameBundleHasTheSameBytes() {
        ExtensionForge forge = ExtensionForge.bundle("org.example.colour", "1.0.0").with(Resolvers.answering("colour", "red"));
        assertArrayEquals(forge.jar(), forge.jar());
    }

    @Test
    void aJarIsNamedAfterItsBundle(@TempDir Path folder) throws IOException {
        Path jar = ExtensionForge.bundle("org.example.colour", "1.0.0").with(Resolvers.answering("colour", "red")).writeTo(folder);
        assertEquals("org.example.colour-1.0.0.jar", jar.getFileName().toString());
        assertEquals("org.example.colour", manifest(Files.readAllBytes(jar)).getValue("Bundle-SymbolicName"));
    }

    @Test
    void aJarCanBeSigned() throws Exception {
        JarKey key = JarKey.random();
        byte[] jar = ExtensionForge.bundle("org.example.colour", "1.0.0").with(Resolvers.answering("colour", "red")).signedBy(key).jar();
        assertEquals(new SignatureCheck.Valid(key.signer()), SignatureCheck.of(Jar.of(ByteBuffer.wrap(jar), JarLimits.DEFAULTS)));
    }

    @Test
    void sourcesThatDoNotCompileAreExplained() {
        ExtensionForge forge = ExtensionForge.bundle("org.example.wrong", "1.0.0")
                .source("forged.Wrong", "package forged; class Wrong { int x = \"\"; }");
        String message = assertThrows(IllegalArgumentException.class, forge::jar).getMessage();
        assertTrue(message.contains("forged.Wrong") && message.contains("incompatible types"), message);
    }

    @Test
    void resolversDoAsTheySay() throws Exception {
        Service service = Resolvers.throwingAt("choosy", "poison", "fine \"quoted\"");
        Resolver<?> choosy = (Resolver<?>) load(ExtensionForge.bundle("org.example.choosy", "1.0.0").with(service).jar(), service);
        assertEquals(Optional.of(new Text("fine \"quoted\"")), resolve(choosy, CLAIM));
        assertEquals("forged to fail at Text[value=poison]",
                assertThrows(IllegalStateException.class, () -> resolve(choosy, POISON)).getMessage());
    }

    static Stream<Service> all() {
        return Stream.of(
                Resolvers.answering("a", "x"), Resolvers.throwing("a"), Resolvers.throwingAt("a", "b", "c"), Resolvers.throwingInActivate("a"),
                Resolvers.throwingWhile("a", "b", "c"), Resolvers.blockingInConstructor("a"), Resolvers.slow("a", 1, "b"),
                Resolvers.slowAt("a", "b", 1, "c"), Resolvers.leaking("a", "b"),
                Views.counting("a", "b", "c"), Views.countingTwice("a", "b", "c"), Views.throwing("a"),
                Plugins.counting("a", "b", "c", "d"), Plugins.silent("a", "b", "c"), Plugins.crashing("a", "b"),
                Plugins.crashingAt("a", "b", "c", "d"),
                Plugins.slow("a", "b", 1, "c"), Plugins.feeding("a", "b", "c"),
                Endpoints.answering("a", "b"), Endpoints.echoing("a"), Endpoints.throwing("a"), Endpoints.slow("a", 1, "b"),
                SelfTests.passing(), SelfTests.failing("x"), SelfTests.hanging(), SelfTests.deaf());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyServiceOfTheCatalogueIsMade(Service service) throws Exception {
        Map<String, byte[]> entries = entries(ExtensionForge.bundle("org.example.any", "1.0.0").with(service).jar());
        assertTrue(entries.containsKey(service.className().replace('.', '/') + ".class"), () -> "no class in " + entries.keySet());
    }
}
