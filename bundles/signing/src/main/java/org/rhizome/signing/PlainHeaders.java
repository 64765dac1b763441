package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the headers of a zip file whose entries are not packed and have no attributes. Not thread safe. */
final class PlainHeaders {

    private static final short VERSION = 10;
    /** 1 January 1980, the first day that there is in zip files. */
    private static final short DATE = 1 << 5 | 1;

    private final List<ByteBuffer> members = new ArrayList<>();
    private int offset;

    /** What stands before the content of the next entry. */
    ByteBuffer header(String name, int crc, int size) {
        byte[] bytes = nameBytes(name);
        ByteBuffer header = room(ZipBody.HEADER_BYTES + bytes.length).putInt(ZipBody.HEADER);
        described(header, crc, size, bytes.length).put(bytes).flip();
        ByteBuffer member = room(ZipDirectory.MEMBER_BYTES + bytes.length).putInt(ZipDirectory.MEMBER).putShort(VERSION);
        described(member, crc, size, bytes.length).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset)
                .put(bytes).flip();
        members.add(member);
        offset += header.remaining() + size;
        return header;
    }

    /** What stands behind the last entry. */
    ByteBuffer directory() {
        int size = members.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer directory = room(size + ZipDirectory.END_BYTES);
        members.forEach(member -> directory.put(member.duplicate()));
        return directory.putInt(ZipDirectory.END).putInt(0).putShort((short) members.size()).putShort((short) members.size())
                .putInt(size).putInt(offset).putShort((short) 0).flip();
    }

    static byte[] nameBytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** From the version needed to the length of further fields: the same in both kinds of headers. */
    private static ByteBuffer described(ByteBuffer to, int crc, int size, int nameLength) {
        return to.putShort(VERSION).putShort((short) ZipMember.UTF8).putShort((short) ZipMember.STORED).putShort((short) 0).putShort(DATE)
                .putInt(crc).putInt(size).putInt(size).putShort((short) nameLength).putShort((short) 0);
    }
}
