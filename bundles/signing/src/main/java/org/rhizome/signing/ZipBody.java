package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the packed content of the members of a zip file, and refuses a file in which the members, one after the other, are not all there is
 * before the directory, or in which a member describes itself differently from the directory.
 */
final class ZipBody {

    static final int HEADER = 0x04034b50;
    static final int HEADER_BYTES = 30;

    private static final int DESCRIPTOR = 0x08074b50;
    private static final int DESCRIPTOR_BYTES = 12;
    private static final int UNSIGNED_SHORT = 0xffff;

    private final ByteBuffer file;

    ZipBody(ByteBuffer file) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A member and its bytes in the file. */
    record Packed(ZipMember member, ByteBuffer content) {}

    /**
     * The members in the order of the file.
     *
     * @param end where the directory starts
     */
    List<Packed> contents(List<ZipMember> members, int end) throws JarException {
        List<ZipMember> ordered = members.stream().sorted(Comparator.comparingLong(ZipMember::offset)).toList();
        List<Packed> contents = new ArrayList<>(ordered.size());
        int at = 0;
        for (int i = 0; i < ordered.size(); i++) {
            ZipMember member = ordered.get(i);
            int next = i + 1 < ordered.size() ? (int) ordered.get(i + 1).offset() : end;
            if (member.offset() != at) {
                throw ambiguous(member);
            }
            contents.add(packed(member, at, next));
            at = next;
        }
        if (at != end) {
            throw new JarException("The jar has something before its directory that belongs to no entry: build it again with an ordinary tool.");
        }
        return contents;
    }

    private Packed packed(ZipMember member, int at, int next) throws JarException {
        byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
        if (at + HEADER_BYTES + name.length > next || file.getInt(at) != HEADER || !describes(at, member, name)) {
            throw ambiguous(member);
        }
        long start = at + HEADER_BYTES + name.length + (long) (file.getShort(at + 28) & UNSIGNED_SHORT);
        long stop = start + member.packed();
        if (stop > next || !isFollowed(member, (int) stop, next)) {
            throw ambiguous(member);
        }
        return new Packed(member, file.slice((int) start, (int) member.packed()));
    }

    private boolean describes(int at, ZipMember member, byte[] name) {
        boolean same = (file.getShort(at + 6) & UNSIGNED_SHORT) == member.flags() && (file.getShort(at + 8) & UNSIGNED_SHORT) == member.method()
                && (file.getShort(at + 26) & UNSIGNED_SHORT) == name.length
                && file.slice(at + HEADER_BYTES, name.length).equals(ByteBuffer.wrap(name));
        boolean unknown = member.sizesFollow() && file.getInt(at + 14) == 0 && file.getInt(at + 18) == 0 && file.getInt(at + 22) == 0;
        return same && (unknown || sizes(at + 14, member));
    }

    /** Whether what lies between the content and the next member is the sizes that are to follow, or nothing. */
    private boolean isFollowed(ZipMember member, int at, int next) {
        int gap = next - at;
        if (!member.sizesFollow()) {
            return gap == 0;
        }
        return gap == DESCRIPTOR_BYTES && sizes(at, member)
                || gap == DESCRIPTOR_BYTES + 4 && file.getInt(at) == DESCRIPTOR && sizes(at + 4, member);
    }

    private boolean sizes(int at, ZipMember member) {
        return file.getInt(at) == member.crc() && file.getInt(at + 4) == (int) member.packed() && file.getInt(at + 8) == (int) member.size();
    }

    private static JarException ambiguous(ZipMember member) {
        return new JarException("The entry \"" + Names.shown(member.name()) + "\" is described differently at two places of the jar, or has "
                + "something before it that belongs to no entry: build the jar again with an ordinary tool.");
    }
}
