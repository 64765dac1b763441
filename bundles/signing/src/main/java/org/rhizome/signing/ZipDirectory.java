package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directory at the end of a zip file, and refuses what readers could disagree about: a comment or other bytes behind it, a gap
 * before it, several disks, encryption, the 64-bit forms, which no jar of a legal size needs.
 */
final class ZipDirectory {

    static final int END_BYTES = 22;
    static final int MEMBER_BYTES = 46;
    static final int END = 0x06054b50;
    static final int MEMBER = 0x02014b50;

    private static final int UNSIGNED_SHORT = 0xffff;
    private static final long UNSIGNED_INT = 0xffffffffL;

    private final ByteBuffer file;
    private final JarLimits limits;

    /** @param file of which only its own bytes are looked at, from 0 on */
    ZipDirectory(ByteBuffer file, JarLimits limits) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /** The members in the order of the directory. */
    List<ZipMember> members() throws JarException {
        int end = file.limit() - END_BYTES;
        if (end < 0 || file.getInt(end) != END) {
            throw new JarException(file.limit() == 0 ? "The file is empty: it was not copied whole, or is no jar."
                    : "The file is no jar: it does not end as a zip file does. It was not copied whole, or has something behind its end.");
        }
        int count = file.getShort(end + 10) & UNSIGNED_SHORT;
        long size = file.getInt(end + 12) & UNSIGNED_INT;
        long start = file.getInt(end + 16) & UNSIGNED_INT;
        boolean oneDisk = file.getInt(end + 4) == 0 && (file.getShort(end + 8) & UNSIGNED_SHORT) == count && file.getShort(end + 20) == 0;
        if (!oneDisk || start + size != end) {
            throw new JarException("The jar has something before, between or behind its parts, so that readers could find different things in "
                    + "it: build it again with an ordinary tool.");
        }
        if (count > limits.entries()) {
            throw new JarException("The jar has " + count + " entries, and " + limits.entries() + " are possible at most: leave out of it what is "
                    + "not code of its own.");
        }
        return members((int) start, end, count);
    }

    /** Where the directory of a file starts whose members were read. */
    static int start(ByteBuffer file) {
        return file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(file.limit() - END_BYTES + 16);
    }

    private List<ZipMember> members(int start, int end, int count) throws JarException {
        List<ZipMember> members = new ArrayList<>(count);
        int at = start;
        for (int i = 0; i < count; i++) {
            if (at + MEMBER_BYTES > end || file.getInt(at) != MEMBER) {
                throw broken();
            }
            int nameLength = file.getShort(at + 28) & UNSIGNED_SHORT;
            int next = at + MEMBER_BYTES + nameLength + (file.getShort(at + 30) & UNSIGNED_SHORT) + (file.getShort(at + 32) & UNSIGNED_SHORT);
            if (next > end) {
                throw broken();
            }
            members.add(member(at, nameLength, start));
            at = next;
        }
        if (at != end) {
            throw broken();
        }
        return members;
    }

    private ZipMember member(int at, int nameLength, int contentEnd) throws JarException {
        String name = name(at + MEMBER_BYTES, nameLength);
        ZipMember member = new ZipMember(name, file.getShort(at + 8) & UNSIGNED_SHORT, file.getShort(at + 10) & UNSIGNED_SHORT, file.getInt(at + 16),
                file.getInt(at + 20) & UNSIGNED_INT, file.getInt(at + 24) & UNSIGNED_INT, file.getInt(at + 42) & UNSIGNED_INT);
        if (!member.isPlain() || file.getShort(at + 34) != 0) {
            throw new JarException("The entry \"" + Names.shown(name) + "\" is encrypted or packed in an unusual way: build the jar again, "
                    + "packed with deflate or not at all.");
        }
        if (member.offset() >= contentEnd || member.packed() > contentEnd || member.size() > Integer.MAX_VALUE) {
            throw broken();
        }
        return member;
    }

    private String name(int at, int length) throws JarException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(file.slice(at, length)).toString();
        } catch (CharacterCodingException e) {
            throw new JarException("The jar has an entry whose name is not UTF-8: build it again with an ordinary tool.");
        }
    }

    private static JarException broken() {
        return new JarException("The directory of the jar is damaged: build or fetch it again.");
    }
}
