package org.rhizome.signing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks what entries hold; of their headers it believes nothing that it has not counted. Not thread safe. */
final class Unpacking {

    private static final int BUFFER_BYTES = 1 << 16;

    private final JarLimits limits;
    private final long fileBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final MessageDigest sha256 = sha256();
    private final CRC32 crc = new CRC32();
    private long unpacked;

    Unpacking(JarLimits limits, long fileBytes) {
        this.limits = limits;
        this.fileBytes = fileBytes;
    }

    /** The SHA-256 of the content in hex. */
    String digest(ZipMember member, ByteBuffer packed) throws JarException {
        sha256.reset();
        crc.reset();
        long size = member.method() == ZipMember.STORED ? stored(packed) : inflated(member, packed);
        if (size != member.size() || (int) crc.getValue() != member.crc()) {
            throw new JarException("The content of \"" + Names.shown(member.name()) + "\" has not the size and checksum that the jar says: "
                    + "the file was damaged or tampered with. Build or fetch it again.");
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private long stored(ByteBuffer packed) throws JarException {
        int size = packed.remaining();
        count(size);
        crc.update(packed.duplicate());
        sha256.update(packed);
        return size;
    }

    private long inflated(ZipMember member, ByteBuffer packed) throws JarException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            long size = 0;
            while (!inflater.finished()) {
                int step = inflater.inflate(buffer);
                if (step == 0 && !inflater.finished()) {
                    throw damaged(member);
                }
                count(step);
                size += step;
                crc.update(buffer, 0, step);
                sha256.update(buffer, 0, step);
            }
            if (packed.hasRemaining()) {
                throw new JarException("Behind the packed content of \"" + Names.shown(member.name())
                        + "\" lie bytes that belong to nothing. Build the jar again with an ordinary tool.");
            }
            return size;
        } catch (DataFormatException e) {
            throw damaged(member);
        }
    }

    private void count(int step) throws JarException {
        unpacked += step;
        if (unpacked > limits.unpacked()) {
            throw new JarException("The jar unpacks to more than " + limits.unpacked() + " bytes, the most there may be: leave out of it what is "
                    + "not code of its own.");
        }
        if (unpacked > JarLimits.RATIO_FROM && unpacked / limits.ratio() > fileBytes) {
            throw new JarException("The jar unpacks to more than " + limits.ratio() + " times its size, as zip bombs do: leave out of it what "
                    + "is not code of its own.");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static JarException damaged(ZipMember member) {
        return new JarException("The content of \"" + Names.shown(member.name()) + "\" cannot be unpacked: the file was damaged. Build or "
                + "fetch it again.");
    }
}
