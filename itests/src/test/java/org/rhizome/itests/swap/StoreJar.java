package org.rhizome.itests.swap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.rhizome.signing.JarException;
import org.rhizome.signing.JarKey;
import org.rhizome.signing.JarLimits;
import org.rhizome.signing.JarSigner;

/** The store bundle of the distribution under another version. */
final class StoreJar {

    static final String NAME = "org.rhizome.store.mapdb";

    private StoreJar() {}

    static byte[] version(String version, JarKey key) throws IOException, JarException {
        Path store = FeatureBundle.of("store").stream().filter(bundle -> bundle.artifact().equals(NAME)).findFirst().orElseThrow().jar();
        Path copy = Files.createTempFile("store", ".jar");
        try {
            Files.write(copy, repacked(store, version));
            new JarSigner(key, JarLimits.DEFAULTS).sign(copy, copy);
            return Files.readAllBytes(copy);
        } finally {
            Files.delete(copy);
        }
    }

    private static byte[] repacked(Path jar, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile in = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(in.getManifest());
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version);
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        in.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
