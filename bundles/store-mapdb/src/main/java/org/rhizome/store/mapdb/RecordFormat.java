package org.rhizome.store.mapdb;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Signature;
import org.rhizome.store.Stored;

/**
 * One delta in a segment, numbers big-endian:
 *
 * <pre>
 * crc32c u32 of all that follows | length u32 of the whole record | sequence u64 | received at, ms i64 |
 * hash 32 B | flags u8 (1: signed, 2: unfinished, 4: again) | signature 64 B when signed | canonical bytes
 * </pre>
 *
 * <p>All records of a batch but its last one are flagged as unfinished: a segment that ends behind such a record ends with a batch that was
 * not written whole. A record without the flag ends its batch, so records from before there was one are batches of their own.
 *
 * <p>A signed copy of a delta that was here unsigned is flagged as coming again.
 */
final class RecordFormat {

    static final int LENGTH = 4;
    static final int SEQUENCE = 8;
    private static final int RECEIVED_AT = 16;
    private static final int HASH = 24;
    private static final int FLAGS = HASH + DeltaId.HASH_LENGTH;
    private static final int BODY = FLAGS + 1;
    private static final int SIGNED = 1;

    /** The flag of a record behind which more of its batch follows. */
    static final int UNFINISHED = 2;

    /** No flag: the last record of a batch. */
    static final int FINISHED = 0;

    /** The flag of a signed copy of a delta that was here unsigned. */
    static final int AGAIN = 4;

    /** No record is shorter: canonical bytes have at least one byte. */
    static final int SMALLEST = BODY + 1;

    private RecordFormat() {}

    static int length(Delta delta) {
        return BODY + (delta.signature().isPresent() ? Signature.LENGTH : 0) + delta.canonicalLength();
    }

    /** Writes a record at {@code at} and returns where it ends. @param flags {@link #UNFINISHED}, {@link #AGAIN} or both */
    static int put(byte[] target, int at, long sequence, long receivedAt, Delta delta, int flags) {
        Signature signature = delta.signature().orElse(null);
        int body = at + BODY;
        if (signature != null) {
            System.arraycopy(signature.bytes(), 0, target, body, Signature.LENGTH);
            body += Signature.LENGTH;
        }
        delta.putCanonical(target, body);
        int length = body + delta.canonicalLength() - at;
        BigEndian.putInt(target, at + LENGTH, length);
        BigEndian.putLong(target, at + SEQUENCE, sequence);
        BigEndian.putLong(target, at + RECEIVED_AT, receivedAt);
        delta.id().putHash(target, at + HASH);
        target[at + FLAGS] = (byte) (flags | (signature == null ? 0 : SIGNED));
        BigEndian.putInt(target, at, checksum(target, at, length));
        return at + length;
    }

    /** Whether the bytes are the whole record of {@code sequence} as it was written. */
    static boolean isWhole(byte[] bytes, int at, int length, long sequence) {
        return length >= SMALLEST
                && BigEndian.getInt(bytes, at + LENGTH) == length
                && BigEndian.getLong(bytes, at + SEQUENCE) == sequence
                && BigEndian.getInt(bytes, at) == checksum(bytes, at, length);
    }

    /** Whether the batch of a record that {@linkplain #isWhole is whole} ends with it. */
    static boolean endsBatch(byte[] bytes, int at) {
        return (bytes[at + FLAGS] & UNFINISHED) == 0;
    }

    /** Reads a record that {@linkplain #isWhole is whole}. */
    static Stored get(byte[] bytes, int at) {
        int end = at + BigEndian.getInt(bytes, at + LENGTH);
        int body = at + BODY;
        Signature signature = null;
        if ((bytes[at + FLAGS] & SIGNED) != 0) {
            signature = Signature.of(Arrays.copyOfRange(bytes, body, body + Signature.LENGTH));
            body += Signature.LENGTH;
        }
        byte[] canonical = Arrays.copyOfRange(bytes, body, end);
        Delta delta = Delta.trusted(DeltaId.ofHash(bytes, at + HASH), canonical, signature);
        return new Stored(
                BigEndian.getLong(bytes, at + SEQUENCE), BigEndian.getLong(bytes, at + RECEIVED_AT), delta, (bytes[at + FLAGS] & AGAIN) != 0);
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at + LENGTH, length - LENGTH);
        return (int) crc.getValue();
    }
}
