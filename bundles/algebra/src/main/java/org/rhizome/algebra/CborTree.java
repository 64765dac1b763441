package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.CborReader;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.InvalidDeltaException;

/** JSON trees of maps, lists, strings, doubles and booleans as canonical CBOR and back. */
final class CborTree {

    private CborTree() {}

    static byte[] encode(Object tree) {
        CborWriter out = new CborWriter(256);
        write(tree, out);
        return out.toByteArray();
    }

    private static void write(Object tree, CborWriter out) {
        switch (tree) {
            case String text -> out.text(text);
            case Double number -> out.number(number);
            case Boolean flag -> out.bool(flag);
            case List<?> elements -> {
                out.array(elements.size());
                for (Object element : elements) {
                    write(element, out);
                }
            }
            case Map<?, ?> members -> {
                out.map(members.size());
                for (String key : members.keySet().stream().map(String.class::cast).sorted(Texts.BY_KEY).toList()) {
                    out.text(key);
                    write(members.get(key), out); // a loop nests with less stack than a stream
                }
            }
            default -> throw new IllegalStateException("no part of a term: " + tree);
        }
    }

    /** The tree that {@code cbor} spells canonically, nested at most {@code depth} deep. */
    static Object decode(byte[] cbor, int depth) {
        try {
            CborReader in = new CborReader(cbor, 0, cbor.length);
            Object tree = read(in, depth);
            in.end();
            return tree;
        } catch (InvalidDeltaException e) {
            throw new AlgebraException(Fault.SYNTAX, "", "not canonical CBOR: " + e.getMessage(), e);
        }
    }

    private static Object read(CborReader in, int depth) {
        if (depth == 0) {
            throw new AlgebraException(Fault.LIMIT, "CBOR is nested too deep");
        }
        return switch (in.major()) {
            case CborWriter.TEXT -> in.text("a string");
            case CborWriter.ARRAY -> {
                List<Object> elements = new ArrayList<>();
                for (int left = in.array("a list", 1); left > 0; left--) {
                    elements.add(read(in, depth - 1));
                }
                yield elements;
            }
            case CborWriter.MAP -> members(in, depth);
            default -> in.atBool() ? (Object) in.bool("a boolean") : (Object) in.number("a number");
        };
    }

    private static Map<String, Object> members(CborReader in, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        String last = null;
        for (int left = in.map("a map"); left > 0; left--) {
            String key = in.text("a key");
            if (last != null && Texts.BY_KEY.compare(last, key) >= 0) {
                throw new AlgebraException(Fault.SYNTAX,
                        "not canonical CBOR: the key \"" + Words.shortened(key) + "\" is out of order or repeated");
            }
            members.put(key, read(in, depth - 1));
            last = key;
        }
        return members;
    }
}
