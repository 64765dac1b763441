package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The content of a packed entry, piece by piece. It was unpacked once before, so it is known to be sound. Not thread safe. */
final class Inflated implements Iterator<ByteBuffer> {

    private static final int PIECE_BYTES = 1 << 16;

    private final String name;
    private final Inflater inflater = new Inflater(true);
    private long left;

    /** To be read to its end, which frees what it takes. */
    Inflated(ZipMember member, ByteBuffer packed) {
        this.name = member.name();
        this.left = member.size();
        inflater.setInput(packed);
    }

    @Override
    public boolean hasNext() {
        if (left == 0) {
            inflater.close();
        }
        return left > 0;
    }

    @Override
    public ByteBuffer next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(left, PIECE_BYTES));
        try {
            if (inflater.inflate(piece) == 0) {
                throw new IllegalStateException("\"" + name + "\" changed while it was read");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("\"" + name + "\" changed while it was read", e);
        }
        left -= piece.position();
        return piece.flip();
    }
}
