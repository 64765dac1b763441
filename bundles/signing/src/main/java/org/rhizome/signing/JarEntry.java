package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** An entry of a jar, whose content was unpacked and checked once. Safe for any thread. */
public final class JarEntry {

    private final ZipMember member;
    private final ByteBuffer packed;
    private final String sha256;

    JarEntry(ZipMember member, ByteBuffer packed, String sha256) {
        this.member = member;
        this.packed = packed;
        this.sha256 = sha256;
    }

    /** Without a slash at its end unless it is a folder. */
    public String name() {
        return member.name();
    }

    public boolean isFolder() {
        return name().endsWith("/");
    }

    /** Of the content, unpacked. */
    public long size() {
        return member.size();
    }

    /** Of the content, in lowercase hex. */
    public String sha256() {
        return sha256;
    }

    /** The content, unpacked anew at each call. */
    public byte[] content() {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(size()));
        pieces().forEachRemaining(content::put);
        return content.array();
    }

    /** The content, not all of it at once. */
    Iterator<ByteBuffer> pieces() {
        return member.method() == ZipMember.STORED ? List.of(packed.duplicate()).iterator() : new Inflated(member, packed.duplicate());
    }

    int crc() {
        return member.crc();
    }

    @Override
    public String toString() {
        return name();
    }
}
