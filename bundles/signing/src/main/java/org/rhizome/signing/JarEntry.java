package org.rhizome.signing;

import java.nio.ByteBuffer;

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
        return Unpacking.content(member, packed.duplicate());
    }

    @Override
    public String toString() {
        return name();
    }
}
