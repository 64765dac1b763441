package org.rhizome.deploy.inspect;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rhizome.signing.Jar;
import org.rhizome.signing.JarEntry;

/** The classes of a jar, as far as this JVM could load them; one at a time, since a jar may hold more of them than memory. */
final class ClassFiles {

    private static final String SUFFIX = ".class";
    /** No class is loaded from there, unless a jar has several releases of its classes. */
    private static final String META = "META-INF/";
    private static final String MODULE = "module-info.class";
    private static final int LARGEST = 4 << 20;
    private static final int MAGIC = 0xCAFEBABE;
    private static final int HEADER_BYTES = 8;
    private static final int PREVIEW = 0xffff;

    private final Jar jar;
    private final Findings findings;

    ClassFiles(Jar jar, Findings findings) {
        this.jar = jar;
        this.findings = findings;
    }

    /** Gives each class to a reader, and refuses those that it cannot read. */
    void forEach(Consumer<ClassModel> reader) {
        entries().forEach(entry -> read(entry, reader));
    }

    /** Refuses classes of packages that are to come from the node. */
    void checkPackages(Set<String> ofNode) {
        entries().map(JarEntry::name).forEach(name -> {
            String packageName = name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
            if (ofNode.contains(packageName) || packageName.startsWith("java.")) {
                findings.refuse("The jar has \"" + name + "\" of the package " + packageName
                        + " itself, which is to come from the node: leave it out.");
            }
        });
    }

    private Stream<JarEntry> entries() {
        return jar.entries().stream().filter(entry -> entry.name().endsWith(SUFFIX)
                && !entry.name().endsWith(MODULE) && !entry.name().startsWith(META));
    }

    private void read(JarEntry entry, Consumer<ClassModel> reader) {
        try {
            parse(entry).ifPresent(reader);
        } catch (IllegalArgumentException e) {
            findings.refuse("The class file \"" + entry.name() + "\" cannot be read (" + e.getMessage() + "): build the jar again.");
        }
    }

    private Optional<ClassModel> parse(JarEntry entry) {
        if (entry.size() < HEADER_BYTES || entry.size() > LARGEST) {
            throw new IllegalArgumentException("it has " + entry.size() + " bytes");
        }
        byte[] bytes = entry.content();
        if (int32(bytes, 0) != MAGIC) {
            throw new IllegalArgumentException("it does not start as one");
        }
        int minor = int32(bytes, 4) >>> 16;
        int major = int32(bytes, 4) & 0xffff;
        if (major > ClassFile.latestMajorVersion() || minor == PREVIEW) {
            findings.refuse("The class file \"" + entry.name() + "\" is for another Java than this node runs on (class version " + major
                    + (minor == PREVIEW ? " with previews" : "") + ", and up to " + ClassFile.latestMajorVersion()
                    + " can be loaded): compile it with --release " + Runtime.version().feature() + " or lower.");
            return Optional.empty();
        }
        ClassModel model = ClassFile.of().parse(bytes);
        if (!(model.thisClass().asInternalName() + SUFFIX).equals(entry.name())) {
            throw new IllegalArgumentException("it holds the class " + model.thisClass().asInternalName());
        }
        return Optional.of(model);
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
