package org.rhizome.logging;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why a jar in the drop-in folder is not started. File Install asks every listener about each file and silently passes over those
 * that none can handle; this one can handle nothing, but looks at what it is asked about. It calls itself an installer because File Install
 * asks only installers and transformers.
 */
final class UnusableDropIns implements ArtifactInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(UnusableDropIns.class);

    private record Seen(long length, long modified) {}

    /** File Install asks again at each poll: one line per state of a file is enough. */
    private final Map<File, Seen> reported = new ConcurrentHashMap<>();

    @Override
    public boolean canHandle(File file) {
        if (file.getName().endsWith(".jar")) {
            String fault = fault(file);
            Seen now = new Seen(file.length(), file.lastModified());
            if (fault == null) {
                reported.remove(file);
            } else if (!now.equals(reported.put(file, now))) {
                LOG.warn("{} is not started: {}. Replace it with a whole OSGi bundle or remove it.", file, fault);
            }
        }
        return false;
    }

    @Override
    public void install(File file) {
        throw new UnsupportedOperationException(file + " was never accepted");
    }

    @Override
    public void update(File file) {
        install(file);
    }

    @Override
    public void uninstall(File file) {
        install(file);
    }

    /** What keeps the file from being a bundle, or null. */
    private static String fault(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            boolean named = manifest != null && manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
            return named ? null : "its manifest has no " + Constants.BUNDLE_SYMBOLICNAME + ", so it is no OSGi bundle";
        } catch (IOException e) {
            return "it cannot be read as a jar (" + e.getMessage() + ")";
        }
    }
}
