package org.rhizome.json;

/** Reads the rest of a string that holds escapes or characters past ASCII. */
final class JsonString {

    private final byte[] json;
    private final int start;
    private final int end;
    private int pos;

    JsonString(byte[] json, int start, int from, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
        this.pos = from;
    }

    /** Where the text goes on after the closing quote. */
    int position() {
        return pos;
    }

    String read() {
        String run = run();
        if (json[pos] == '"') {
            pos++;
            return run;
        }
        StringBuilder text = new StringBuilder(run);
        while (json[pos] == '\\') {
            escape(text);
            text.append(run());
        }
        pos++;
        return text.toString();
    }

    /** Everything up to the next quote or backslash, which exists when this returns. */
    private String run() {
        int from = pos;
        while (pos < end && json[pos] != '"' && json[pos] != '\\') {
            if (json[pos] >= 0 && json[pos] < ' ') {
                throw fault("control character in a string");
            }
            pos++;
        }
        if (pos >= end) {
            throw fault("text ends within a string");
        }
        try {
            return Utf8.decode(json, from, pos);
        } catch (JsonException e) {
            throw new JsonException("a string is not UTF-8", e.offset() - start);
        }
    }

    private void escape(StringBuilder text) {
        int c = pos + 1 < end ? json[pos + 1] : 0;
        if (c == 'u') {
            unicode(text);
            return;
        }
        int index = "\"\\/bfnrt".indexOf(c);
        if (index < 0) {
            throw fault("unknown escape in a string");
        }
        text.append("\"\\/\b\f\n\r\t".charAt(index));
        pos += 2;
    }

    private void unicode(StringBuilder text) {
        char unit = unit();
        if (!Character.isSurrogate(unit)) {
            text.append(unit);
            return;
        }
        boolean paired = Character.isHighSurrogate(unit) && pos + 1 < end && json[pos] == '\\' && json[pos + 1] == 'u';
        char low = paired ? unit() : 0;
        if (!Character.isLowSurrogate(low)) {
            throw fault("lone surrogate in a string");
        }
        text.append(unit).append(low);
    }

    /** The four hex digits of the escape at the current position. */
    private char unit() {
        if (pos + 6 > end) {
            throw fault("text ends within a string");
        }
        int value = 0;
        for (int i = pos + 2; i < pos + 6; i++) {
            int digit = json[i] < 0 ? -1 : Character.digit((char) json[i], 16);
            if (digit < 0) {
                throw fault("a \\u escape needs four hex digits");
            }
            value = value << 4 | digit;
        }
        pos += 6;
        return (char) value;
    }

    private JsonException fault(String message) {
        return new JsonException(message, pos - start);
    }
}
