package org.rhizome.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.Note;

/**
 * 128 bits of the SHA-256 of a view's values and notes: the same values have the same tag on every node. Each value is fed as a kind, a
 * length and its bytes, so no two views spell the same; names are in UTF-8 byte order.
 */
final class ViewTag {

    private static final int BYTES = 16;

    private final MessageDigest hash = sha256();
    private final byte[] word = new byte[9];

    private ViewTag() {}

    static String of(SortedMap<String, Value> properties, List<Note> notes) {
        ViewTag tag = new ViewTag();
        tag.fields(properties);
        notes.forEach(note -> {
            tag.text(note.property()); // not the reason: it counts seconds
            tag.text(note.resolver());
        });
        return HexFormat.of().formatHex(tag.hash.digest(), 0, BYTES);
    }

    private void fields(Map<String, Value> inOrder) {
        head('{', inOrder.size());
        inOrder.forEach((name, value) -> {
            text(name);
            value(value);
        });
    }

    private void value(Value value) {
        switch (value) {
            case Bool bool -> head('b', bool.value() ? 1 : 0);
            case Num number -> head('n', Double.doubleToLongBits(number.value()));
            case Text text -> text(text.value());
            case Bytes bytes -> {
                head('y', 2);
                text(bytes.mime());
                bytes('v', bytes.value());
            }
            case Value.Items items -> {
                head('[', items.values().size());
                items.values().forEach(this::value);
            }
            case Value.Fields fields -> {
                TreeMap<String, Value> sorted = new TreeMap<>(Text.BY_UTF8);
                sorted.putAll(fields.values());
                fields(sorted);
            }
        }
    }

    private void text(String text) {
        bytes('t', text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(char kind, byte[] bytes) {
        head(kind, bytes.length);
        hash.update(bytes);
    }

    private void head(char kind, long number) {
        word[0] = (byte) kind;
        for (int i = 1; i < word.length; i++) {
            word[i] = (byte) (number >>> 8 * (i - 1));
        }
        hash.update(word);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
