package org.rhizome.forge;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packages that class files use, as bnd would find them. */
final class Imports {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$/]+);");

    private Imports() {}

    /**
     * The value of {@code Import-Package}; empty when nothing is to be imported.
     *
     * @param ranges versions by package, imported whether used or not; other packages of the API are imported as what extensions implement
     */
    static String of(Map<String, byte[]> classes, Map<String, String> ranges) {
        SortedSet<String> own = new TreeSet<>();
        classes.keySet().forEach(entry -> own.add(packageOf(entry)));
        SortedSet<String> all = used(classes.values());
        all.addAll(ranges.keySet());
        return all.stream()
                .filter(name -> !name.isEmpty() && !name.startsWith("java.") && !own.contains(name))
                .map(name -> version(name, ranges))
                .collect(Collectors.joining(","));
    }

    private static String version(String name, Map<String, String> ranges) {
        String range = ranges.getOrDefault(name, name.startsWith("org.rhizome.") ? "[1.0,2)" : "");
        return range.isEmpty() ? name : name + ";version=\"" + range + "\"";
    }

    private static SortedSet<String> used(Collection<byte[]> classes) {
        SortedSet<String> packages = new TreeSet<>();
        for (byte[] bytes : classes) {
            for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
                switch (entry) {
                    case ClassEntry type when !type.asInternalName().startsWith("[") -> packages.add(packageOf(type.asInternalName()));
                    case Utf8Entry text -> {
                        Matcher names = IN_DESCRIPTOR.matcher(text.stringValue());
                        while (names.find()) {
                            packages.add(packageOf(names.group(1)));
                        }
                    }
                    default -> { }
                }
            }
        }
        return packages;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/'))).replace('/', '.');
    }
}
