package org.rhizome.itests;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Path;

/** Builds an extension bundle from one class of this module, as its author's build would. */
final class ExtensionJar {

    private ExtensionJar() {}

    static Path of(String name, String version, Class<?> component, Path folder) throws Exception {
        try (Builder builder = new Builder()) {
            File classes = new File(component.getProtectionDomain().getCodeSource().getLocation().toURI());
            builder.addClasspath(classes);
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (entry.endsWith(".jar")) {
                    builder.addClasspath(new File(entry));
                }
            }
            String type = component.getName().replace('.', '/') + ".class";
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("-includeresource", type + "=" + new File(classes, type));
            builder.setProperty("-dsannotations", component.getName());
            Jar jar = builder.build();
            if (!builder.isOk()) {
                throw new IllegalStateException("bnd could not build " + name + ": " + builder.getErrors());
            }
            Path file = folder.resolve(name + "-" + version + ".jar");
            jar.write(file.toFile());
            return file;
        }
    }
}
