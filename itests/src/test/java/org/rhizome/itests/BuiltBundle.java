package org.rhizome.itests;

import aQute.bnd.header.Attrs;
import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** A bundle as its manifest describes it. */
record BuiltBundle(Path jar, Domain manifest) {

    static BuiltBundle read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new BuiltBundle(jar, Domain.domain(file.getManifest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return manifest.getBundleSymbolicName() == null ? jar.getFileName().toString() : manifest.getBundleSymbolicName().getKey();
    }

    boolean ours() {
        return name().startsWith("org.rhizome.");
    }

    /** What it imports, but for the JDK. */
    Set<String> imports() {
        return manifest.getImportPackage().keySet().stream().filter(name -> !name.startsWith("java.")).collect(Collectors.toSet());
    }

    Set<String> exports() {
        return manifest.getExportPackage().keySet();
    }

    boolean hasOptionalImport() {
        return manifest.getImportPackage().values().stream().map(Attrs::toString).anyMatch(text -> text.contains("resolution:=optional"));
    }

    boolean has(String header) {
        return manifest.get(header) != null;
    }

    @Override
    public String toString() {
        return name();
    }
}
