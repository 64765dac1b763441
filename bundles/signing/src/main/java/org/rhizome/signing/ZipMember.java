package org.rhizome.signing;

import java.nio.charset.StandardCharsets;

/**
 * An entry as the central directory of a zip file has it.
 *
 * @param name decoded from UTF-8
 * @param flags general purpose bits
 * @param method how it is packed: {@link #STORED} or {@link #DEFLATED}
 * @param crc of the content
 * @param packed bytes in the file
 * @param size bytes of the content, not to be believed before they were counted
 * @param offset of its local header
 */
record ZipMember(String name, int flags, int method, int crc, long packed, long size, long offset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    /** The sizes follow the content, since whoever wrote it did not know them before. */
    static final int SIZES_FOLLOW = 1 << 3;
    /** The name is UTF-8; without it we read it as UTF-8 too, as the JDK does. */
    static final int UTF8 = 1 << 11;

    /** How hard the deflater tried; means nothing to a reader. */
    private static final int EFFORT = 0b110;

    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    boolean isPlain() {
        return (flags & ~(SIZES_FOLLOW | UTF8 | EFFORT)) == 0 && (method == STORED || method == DEFLATED);
    }

    int nameLength() {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
