package org.rhizome.forge;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.resolver.Resolver;
import org.rhizome.signing.JarException;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.JarSigner;

/**
 * Makes an extension bundle: compiles Java in memory and packs it with the manifest and the component descriptions that bnd would write.
 *
 * <pre>{@code
 * byte[] jar = ExtensionForge.bundle("org.example.colour", "1.1.0")
 *         .with(Resolvers.answering("colour", "red"))
 *         .needs("resolver", "majority")
 *         .jar();
 * }</pre>
 *
 * <p>A builder for one thread. The first compilation takes about half a second, the next ones some 20 ms, the same source again nothing.
 */
public final class ExtensionForge {

    private static final String PROVIDES = "Provide-Capability";
    private static final String REQUIRES = "Require-Capability";
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Service> services = new ArrayList<>();
    private final List<String> capabilities = new ArrayList<>();
    private final List<String> requirements = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, String> ranges = new TreeMap<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>(List.of(Delta.class, Term.class, Resolver.class));

    private JarKey key; // null while unsigned

    private ExtensionForge() {}

    /** Begins a bundle of that symbolic name and version. */
    public static ExtensionForge bundle(String symbolicName, String version) {
        return new ExtensionForge()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", symbolicName)
                .header("Bundle-Version", version);
    }

    /** Adds a service that is offered, and declared in the manifest where its kind is. */
    public ExtensionForge with(Service service) {
        services.add(service);
        return source(service.className(), service.source());
    }

    /** Declares a service without offering it. */
    public ExtensionForge declares(String type, String name) {
        capabilities.add(Service.capability(type, name));
        return this;
    }

    /** Says that it works only beside that service of another extension. */
    public ExtensionForge needs(String type, String name) {
        requirements.add("rhizome.extension;filter:=\"(&(type=" + type + ")(name=" + name + "))\";effective:=active");
        return this;
    }

    /** Adds a class in Java. */
    public ExtensionForge source(String className, String java) {
        sources.put(className, java);
        return this;
    }

    /** Lets the sources see the jars of these classes too, whose packages are then imported without a version. */
    public ExtensionForge against(Class<?>... classes) {
        seen.addAll(List.of(classes));
        return this;
    }

    /** Imports that package in a range of versions of its own choice, as {@code [9,10)}. */
    public ExtensionForge importing(String packageName, String range) {
        ranges.put(packageName, range);
        return this;
    }

    /** Sets a header of the manifest, in place of the one it would have. */
    public ExtensionForge header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds an entry, in place of one of that name. */
    public ExtensionForge entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Signs the jar. */
    public ExtensionForge signedBy(JarKey signer) {
        key = signer;
        return this;
    }

    /** Writes the jar as {@code symbolic-name-version.jar}. */
    public Path writeTo(Path folder) {
        try {
            return Files.write(folder.resolve(headers.get("Bundle-SymbolicName") + "-" + headers.get("Bundle-Version") + ".jar"), jar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar: the same bytes for the same bundle. */
    public byte[] jar() {
        return key == null ? unsigned() : signed(unsigned(), key);
    }

    private static byte[] signed(byte[] jar, JarKey key) {
        try {
            Path file = Files.createTempFile("forged", ".jar");
            try {
                new JarSigner(key, JarLimits.DEFAULTS).sign(Files.write(file, jar), file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JarException e) {
            throw new IllegalStateException("what was forged cannot be signed: " + e.getMessage(), e);
        }
    }

    private byte[] unsigned() {
        Map<String, byte[]> classes = Compiled.of(sources, classPath());
        Map<String, byte[]> all = new TreeMap<>(classes);
        services.forEach(service -> all.put(service.componentFile(), service.component().getBytes(StandardCharsets.UTF_8)));
        all.putAll(entries);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/MANIFEST.MF", manifest(classes));
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                put(jar, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    private byte[] manifest(Map<String, byte[]> classes) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Import-Package", Imports.of(classes, ranges));
        all.put("Service-Component", services.stream().map(Service::componentFile).collect(Collectors.joining(",")));
        all.put(PROVIDES, Stream.concat(services.stream().flatMap(ExtensionForge::provided), capabilities.stream()).collect(Collectors.joining(",")));
        all.put(REQUIRES, Stream.concat(required(), requirements.stream()).collect(Collectors.joining(",")));
        all.putAll(headers);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                manifest.getMainAttributes().putValue(name, value);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static Stream<String> provided(Service service) {
        String registered = "osgi.service;objectClass:List<String>=\"" + service.contract() + "\"";
        return service.isDeclared() ? Stream.of(registered, service.capability()) : Stream.of(registered);
    }

    private Stream<String> required() {
        String java = "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=25))\"";
        String components = "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"";
        return services.isEmpty() ? Stream.of(java) : Stream.of(components, java);
    }

    private String classPath() {
        return seen.stream().map(ExtensionForge::placeOf).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot compile against " + type.getName() + ", which comes from " + e.getInput(), e);
        }
    }
}
