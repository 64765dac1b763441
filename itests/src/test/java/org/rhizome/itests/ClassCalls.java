package org.rhizome.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Which methods the classes of a jar may call, read from their constant pools. */
final class ClassCalls {

    private ClassCalls() {}

    /** As {@code org/osgi/framework/Bundle.uninstall}. */
    static Set<String> of(Path jar) {
        Set<String> calls = new TreeSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
                ClassFile.of().parse(file.getInputStream(entry).readAllBytes()).constantPool().forEach(constant -> {
                    if (constant instanceof MemberRefEntry member) {
                        calls.add(member.owner().asInternalName() + "." + member.name().stringValue());
                    }
                });
            }
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
