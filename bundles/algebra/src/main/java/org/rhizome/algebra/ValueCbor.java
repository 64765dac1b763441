package org.rhizome.algebra;

import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Values of lossy views as canonical CBOR (SPEC-5 5). */
final class ValueCbor {

    private ValueCbor() {}

    /** Bytes of the encoding. */
    static int length(Value value) {
        CborWriter out = new CborWriter(64);
        write(value, out);
        return out.toByteArray().length;
    }

    static void write(Value value, CborWriter out) {
        switch (value) {
            case Text text -> out.text(text.value());
            case Num number -> out.number(number.value());
            case Bool bool -> out.bool(bool.value());
            case Bytes bytes -> {
                out.map(2);
                out.text("mime");
                out.text(bytes.mime());
                out.text("value");
                out.bytes(bytes.value());
            }
            case Value.Items items -> {
                out.array(items.values().size());
                for (Value item : items.values()) {
                    write(item, out);
                }
            }
            case Value.Fields fields -> write(fields.values(), out);
        }
    }

    static void write(Map<String, Value> fields, CborWriter out) {
        out.map(fields.size());
        for (String name : fields.keySet().stream().sorted(Texts.BY_KEY).toList()) { // a loop nests with less stack than a stream
            out.text(name);
            write(fields.get(name), out);
        }
    }
}
