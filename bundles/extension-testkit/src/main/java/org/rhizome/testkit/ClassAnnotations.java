package org.rhizome.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.Optional;

/** What annotations of a class say that are kept in its class file only, where bnd reads them too. */
final class ClassAnnotations {

    private ClassAnnotations() {}

    /** The text given to {@code value}, if the class has such an annotation. */
    static Optional<String> value(Class<?> type, Class<?> annotation) {
        return of(type).stream()
                .filter(present -> present.classSymbol().equals(annotation.describeConstable().orElseThrow()))
                .flatMap(present -> present.elements().stream())
                .filter(element -> element.name().equalsString("value"))
                .map(element -> ((AnnotationValue.OfString) element.value()).stringValue())
                .findFirst();
    }

    private static List<Annotation> of(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                return List.of();
            }
            return ClassFile.of().parse(in.readAllBytes()).findAttribute(Attributes.runtimeInvisibleAnnotations())
                    .map(found -> found.annotations()).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
        }
    }
}
