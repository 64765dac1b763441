package org.rhizome.json;

/** How far a value reaches, by its brackets and quotes alone; whatever else is wrong inside shows when it is read. */
final class JsonExtent {

    private final byte[] json;
    private final int start;
    private final int end;
    private int pos;

    private JsonExtent(byte[] json, int start, int from, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
        this.pos = from;
    }

    /** The end of the value whose first byte is {@code json[from]}. */
    static int end(byte[] json, int start, int from, int end) {
        return new JsonExtent(json, start, from, end).end();
    }

    private int end() {
        switch (json[pos]) {
            case '{', '[' -> brackets();
            case '"' -> string();
            case '}', ']', ',', ':' -> throw new JsonException("expected a value", pos - start);
            default -> word();
        }
        return pos;
    }

    private void brackets() {
        int open = 0;
        do {
            if (pos >= end) {
                throw new JsonException("text ends within an object or array", end - start);
            }
            switch (json[pos]) {
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                case '"' -> {
                    string();
                    continue; // already past it
                }
                default -> { }
            }
            pos++;
        } while (open > 0);
    }

    private void string() {
        pos++;
        while (pos < end && json[pos] != '"') {
            pos += json[pos] == '\\' ? 2 : 1;
        }
        if (pos >= end) {
            throw new JsonException("text ends within a string", end - start);
        }
        pos++;
    }

    private void word() {
        while (pos < end && ",]} \t\r\n".indexOf(json[pos]) < 0) {
            pos++;
        }
    }
}
