package org.rhizome.json;

import java.nio.charset.StandardCharsets;

/**
 * A fixed table of short ASCII strings that were read lately, so that a role or an author that a million claims share is one object.
 * Races only cost a miss: strings are immutable and safe to publish without a lock.
 */
final class Symbols {

    private static final int MAX_LENGTH = 80; // an ed25519 author has 72
    private static final String[] TABLE = new String[2048];

    private Symbols() {}

    static String of(byte[] ascii, int from, int length, int hash) {
        if (length > MAX_LENGTH) {
            return new String(ascii, from, length, StandardCharsets.ISO_8859_1);
        }
        int slot = (hash ^ hash >>> 11 ^ hash >>> 22) & TABLE.length - 1;
        String known = TABLE[slot];
        if (known != null && known.length() == length && spells(known, ascii, from)) {
            return known;
        }
        String fresh = new String(ascii, from, length, StandardCharsets.ISO_8859_1);
        TABLE[slot] = fresh;
        return fresh;
    }

    private static boolean spells(String known, byte[] ascii, int from) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != ascii[from + i]) {
                return false;
            }
        }
        return true;
    }
}
