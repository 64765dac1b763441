package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
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

    /** An entry. @param content can be had again and again, and is never all in memory */
    private record Part(String name, int crc, long size, Supplier<Iterator<ByteBuffer>> content) {}

    static SignedForm of(Jar jar, JarSignature signature) {
        List<Part> parts = new ArrayList<>();
        jar.entries().stream().filter(entry -> !entry.name().equals(JarSigner.ENTRY))
                .sorted(Comparator.comparing((JarEntry entry) -> !entry.name().equals(JarSigner.MANIFEST))
                        .thenComparing(JarEntry::name, Names.BY_BYTES))
                .forEach(entry -> parts.add(new Part(entry.name(), entry.crc(), entry.size(), entry::pieces)));
        byte[] json = signature.encode();
        CRC32 crc = new CRC32();
        crc.update(json);
        parts.add(new Part(JarSigner.ENTRY, (int) crc.getValue(), json.length, () -> List.of(ByteBuffer.wrap(json)).iterator()));
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
        boolean[] same = {true};
        forEach(piece -> {
            same[0] &= file.slice(file.position(), piece.remaining()).equals(piece);
            file.position(file.position() + piece.remaining());
        });
        return same[0];
    }

    /** Gives the file to a sink, piece by piece. */
    <E extends Exception> void forEach(Sink<E> sink) throws E {
        PlainHeaders headers = new PlainHeaders();
        for (Part part : parts) {
            sink.accept(headers.header(part.name(), part.crc(), (int) part.size()));
            for (Iterator<ByteBuffer> pieces = part.content().get(); pieces.hasNext();) {
                sink.accept(pieces.next());
            }
        }
        sink.accept(headers.directory());
    }

    /** Takes bytes. @param <E> what can go wrong */
    interface Sink<E extends Exception> {
        void accept(ByteBuffer piece) throws E;
    }
}
