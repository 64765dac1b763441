package org.rhizome.deploy.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** An entry as a line of NDJSON with a checksum: {@code {"crc":"0123abcd","entry":{...}}}. */
final class JournalLine {

    private static final byte[] OPENING = "{\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIDDLE = "\",\"entry\":".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_DIGITS = 8;
    private static final int BODY = OPENING.length + CRC_DIGITS + MIDDLE.length;

    private JournalLine() {}

    /** With the line feed. */
    static byte[] write(Entry entry) {
        byte[] body = EntryJson.write(entry);
        byte[] line = new byte[BODY + body.length + 2];
        System.arraycopy(opening(body), 0, line, 0, BODY);
        System.arraycopy(body, 0, line, BODY, body.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    /** Empty when the line, given without its line feed, is not as it was written. */
    static Optional<Entry> read(byte[] line) {
        if (line.length <= BODY + 1 || line[line.length - 1] != '}') {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(line, BODY, line.length - 1);
        if (!Arrays.equals(opening(body), 0, BODY, line, 0, BODY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EntryJson.read(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // whole, but of a later version of this program: reported as damage by who reads the file
        }
    }

    private static byte[] opening(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        byte[] opening = new byte[BODY];
        System.arraycopy(OPENING, 0, opening, 0, OPENING.length);
        byte[] digits = HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, opening, OPENING.length, CRC_DIGITS);
        System.arraycopy(MIDDLE, 0, opening, OPENING.length + CRC_DIGITS, MIDDLE.length);
        return opening;
    }
}
