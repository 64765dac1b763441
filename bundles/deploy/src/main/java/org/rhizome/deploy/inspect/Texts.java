package org.rhizome.deploy.inspect;

import org.rhizome.signing.JarEntry;

/** Entries that are read as a whole: texts, which are small. */
final class Texts {

    private static final int LARGEST = 1 << 20;

    private Texts() {}

    /** @throws IllegalArgumentException if it is larger than any of its kind */
    static byte[] content(JarEntry entry) {
        if (entry.size() > LARGEST) {
            throw new IllegalArgumentException("it has " + entry.size() + " bytes, and " + LARGEST + " at most make sense");
        }
        return entry.content();
    }
}
