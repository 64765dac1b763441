package org.rhizome.signing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What names of entries must be, so that every reader files the same content under them. */
final class Names {

    /** One order of names on every machine. */
    static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final int LONGEST = 500;
    private static final int SHOWN = 80;
    private static final List<String> EXACT_FOLDERS = List.of("META-INF", "OSGI-INF");
    private static final List<String> EXACT_FILES = List.of(JarSigner.MANIFEST, JarSigner.ENTRY);

    private Names() {}

    /** Everything that is wrong with the names of a jar, in sentences. */
    static List<String> faults(List<String> names) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (String name : names) {
            String fault = fault(name);
            if (fault == null && !seen.add(bare(name))) {
                fault = "is there twice";
            }
            if (fault != null) {
                faults.add(sentence(name, fault));
            }
            if (!name.endsWith("/")) {
                files.add(name);
            }
        }
        names.stream().filter(name -> name.length() <= LONGEST).filter(name -> liesInAFile(bare(name), files)).forEach(name -> faults.add(sentence(name, "lies in another that is a file")));
        return faults;
    }

    private static String sentence(String name, String fault) {
        return "The entry \"" + shown(name) + "\" " + fault + ": build the jar again with an ordinary tool.";
    }

    private static boolean liesInAFile(String name, Set<String> files) {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            if (files.contains(name.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private static String fault(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return "has a name of " + name.length() + " characters where 1 to " + LONGEST + " are possible";
        }
        if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*")) {
            return "has an absolute path";
        }
        if (name.indexOf('\\') >= 0) {
            return "has a backslash in its name";
        }
        if (name.codePoints().anyMatch(Names::isInvisible)) {
            return "has characters in its name that cannot be seen";
        }
        List<String> parts = List.of(bare(name).split("/", -1));
        if (parts.contains("..")) {
            return "climbs out of the jar";
        }
        if (parts.contains(".") || parts.contains("")) {
            return "has a path with empty parts";
        }
        return caseTrick(bare(name));
    }

    /** Some readers find these in any case, others do not. */
    private static String caseTrick(String name) {
        for (String folder : EXACT_FOLDERS) {
            if (name.regionMatches(true, 0, folder, 0, folder.length()) && (name.length() == folder.length() || name.charAt(folder.length()) == '/')
                    && !name.startsWith(folder)) {
                return "must be written " + folder;
            }
        }
        for (String file : EXACT_FILES) {
            if (name.equalsIgnoreCase(file) && !name.equals(file)) {
                return "must be written " + file;
            }
        }
        return null;
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static String bare(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    /** For a message. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(SHOWN).forEach(c -> {
            if (isInvisible(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return name.codePointCount(0, name.length()) > SHOWN ? shown.append('\u2026').toString() : shown.toString();
    }
}
