package org.rhizome.http;

import java.util.BitSet;
import org.rhizome.json.JsonException;

/**
 * Finds where the elements of a JSON array begin and end, so that each can be judged alone. Checks that the text is JSON at all, at any
 * depth and without recursion; what the values mean is up to whoever reads them.
 */
final class JsonElements {

    private final byte[] json;
    private final boolean array;
    private final boolean object;
    private int pos;
    private int start;
    private int end;
    private boolean done;

    /**
     * @param json an array, or any other value, which then is the only element
     */
    JsonElements(byte[] json) {
        this.json = json;
        this.array = peek() == '[';
        this.object = peek() == '{';
        if (array) {
            pos++;
            done = peek() == ']';
            pos += done ? 1 : 0;
        }
    }

    boolean isArray() {
        return array;
    }

    boolean isObject() {
        return object;
    }

    /**
     * Moves on to the next element.
     *
     * @return false when there is none; then the text was well-formed to its end
     * @throws JsonException if the text is not JSON
     */
    boolean next() {
        if (done) {
            finish();
            return false;
        }
        peek();
        start = pos;
        skipValue();
        end = pos;
        if (!array) {
            done = true;
            finish();
        } else if (peek() == ',') {
            pos++;
        } else {
            expect(']', "',' or ']'");
            done = true;
        }
        return true;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    private void finish() {
        skipSpace();
        if (pos < json.length) {
            throw fault("text goes on after the end of its value");
        }
    }

    private void skipValue() {
        BitSet objects = new BitSet();
        int depth = 0;
        while (true) {
            if (opens()) {
                objects.set(depth++, json[pos - 1] == '{');
                if (!closesAtOnce(objects.get(depth - 1))) {
                    continue;
                }
                depth--;
            }
            while (depth > 0 && peek() != ',') {
                expect(objects.get(depth - 1) ? '}' : ']', "',' or the end of the " + (objects.get(depth - 1) ? "object" : "array"));
                depth--;
            }
            if (depth == 0) {
                return;
            }
            pos++;
            if (objects.get(depth - 1)) {
                skipKey();
            }
        }
    }

    /** Skips a scalar, or one opening bracket and then returns true. */
    private boolean opens() {
        int c = peek();
        switch (c) {
            case '{', '[' -> {
                pos++;
                return true;
            }
            case '"' -> skipString();
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
        return false;
    }

    private boolean closesAtOnce(boolean object) {
        if (peek() == (object ? '}' : ']')) {
            pos++;
            return true;
        }
        if (object) {
            skipKey();
        }
        return false;
    }

    private void skipKey() {
        if (peek() != '"') {
            throw fault("expected a key in quotes");
        }
        skipString();
        expect(':', "':'");
    }

    private void skipString() {
        for (pos++; pos < json.length; pos++) {
            byte c = json[pos];
            if (c == '"') {
                pos++;
                return;
            }
            if (c == '\\') {
                pos++;
            } else if (c >= 0 && c < ' ') {
                throw fault("control character in a string");
            }
        }
        throw fault("text ends within a string");
    }

    private void skipWord(String word) {
        for (int i = 0; i < word.length(); i++, pos++) {
            if (pos >= json.length || json[pos] != word.charAt(i)) {
                throw fault("expected a value");
            }
        }
    }

    private void skipNumber() {
        int from = pos;
        if (at('-')) {
            pos++;
        }
        if (at('0')) {
            pos++;
        } else {
            skipDigits();
        }
        if (at('.')) {
            pos++;
            skipDigits();
        }
        if (at('e') || at('E')) {
            pos++;
            if (at('+') || at('-')) {
                pos++;
            }
            skipDigits();
        }
        if (pos == from) {
            throw fault("expected a value");
        }
    }

    private void skipDigits() {
        int from = pos;
        while (pos < json.length && json[pos] >= '0' && json[pos] <= '9') {
            pos++;
        }
        if (pos == from) {
            throw fault("expected a value");
        }
    }

    private boolean at(char c) {
        return pos < json.length && json[pos] == c;
    }

    private void expect(char wanted, String what) {
        if (peek() != wanted) {
            throw fault("expected " + what);
        }
        pos++;
    }

    private int peek() {
        skipSpace();
        if (pos >= json.length) {
            throw fault("text ends too early");
        }
        return json[pos];
    }

    private void skipSpace() {
        while (pos < json.length && (json[pos] == ' ' || json[pos] == '\n' || json[pos] == '\r' || json[pos] == '\t')) {
            pos++;
        }
    }

    private JsonException fault(String message) {
        return new JsonException(message, pos);
    }
}
