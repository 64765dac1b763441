package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The one way in which a signed jar is written: the manifest first, then the other entries in the byte order of their names, then the
 * signature, none of them packed, all of one date, without any other bytes. So the signature vouches for every byte of the file.
 */
final class SignedForm {

    private final List<Part> parts;

    private SignedForm(List<Part> parts) {
        this.parts = parts;
    }

    /** An entry whose content is made when it is needed, so that one at a time is in memory. */
    private record Part(String name, long size, Content content) {}

    /** Content that can be had again. */
    private interface Content {
        byte[] bytes();
    }

    static SignedForm of(Jar jar, JarSignature signature) {
        List<Part> parts = new ArrayList<>();
        jar.entries().stream().filter(entry -> !entry.name().equals(JarSigner.ENTRY))
                .sorted(Comparator.comparing((JarEntry entry) -> !entry.name().equals(JarSigner.MANIFEST))
                        .thenComparing(JarEntry::name, Names.BY_BYTES))
                .forEach(entry -> parts.add(new Part(entry.name(), entry.size(), entry::content)));
        byte[] json = signature.encode();
        parts.add(new Part(JarSigner.ENTRY, json.length, () -> json));
        return new SignedForm(parts);
    }

    /** Bytes of the file. */
    long size() {
        return ZipDirectory.END_BYTES + parts.stream().mapToLong(part -> part.size()
                + ZipBody.HEADER_BYTES + ZipDirectory.MEMBER_BYTES + 2L * PlainHeaders.nameBytes(part.name()).length).sum();
    }

    boolean isFileOf(Jar jar) {
        ByteBuffer file = jar.bytes();
        if (file.remaining() != size()) {
            return false;
        }
        for (Iterator<ByteBuffer> pieces = pieces().iterator(); pieces.hasNext();) {
            ByteBuffer piece = pieces.next();
            if (!file.slice(file.position(), piece.remaining()).equals(piece)) {
                return false;
            }
            file.position(file.position() + piece.remaining());
        }
        return !file.hasRemaining();
    }

    /** The file, piece by piece. */
    Stream<ByteBuffer> pieces() {
        PlainHeaders headers = new PlainHeaders();
        Stream<ByteBuffer> entries = parts.stream().flatMap(part -> {
            byte[] content = part.content().bytes();
            CRC32 crc = new CRC32();
            crc.update(content);
            return Stream.of(headers.header(part.name(), (int) crc.getValue(), content.length), ByteBuffer.wrap(content));
        });
        return Stream.concat(entries, Stream.generate(headers::directory).limit(1));
    }
}
