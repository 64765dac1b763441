package org.rhizome.algebra;

import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Claims;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/** Lossless views as canonical CBOR (SPEC-2 5). Keys come by length, then by bytes. */
final class HViewCbor {

    private HViewCbor() {}

    static void write(HView view, CborWriter out) {
        out.map(2);
        writeMembers(view, out);
    }

    private static void writeMembers(HView view, CborWriter out) {
        out.text("id");
        out.text(view.id());
        out.text("props");
        Map<String, List<HEntry>> properties = view.properties();
        out.map(properties.size());
        for (String property : properties.keySet().stream().sorted(Texts.BY_KEY).toList()) { // a loop nests with less stack than a stream
            out.text(property);
            List<HEntry> entries = properties.get(property);
            out.array(entries.size());
            for (HEntry entry : entries) {
                write(entry, out);
            }
        }
    }

    private static void write(HEntry entry, CborWriter out) {
        boolean signed = entry.delta().signature().isPresent();
        boolean negated = entry.standing() == Standing.NEGATED;
        out.map(2 + (signed ? 1 : 0) + (negated ? 1 : 0));
        out.text("id");
        out.text(entry.delta().id().toString());
        entry.delta().signature().ifPresent(signature -> {
            out.text("sig");
            out.text(signature.toString());
        });
        out.text("claims");
        if (entry.expansions().isEmpty()) {
            out.raw(entry.delta().canonicalBytes());
        } else {
            writeExpanded(entry.delta().claims(), entry.expansions(), out);
        }
        if (negated) {
            out.text("negated");
            out.bool(true);
        }
    }

    private static void writeExpanded(Claims claims, Map<Integer, Expansion> expansions, CborWriter out) {
        out.map(3);
        out.text("author");
        out.text(claims.author());
        out.text("pointers");
        out.array(claims.pointers().size());
        for (int i = 0; i < claims.pointers().size(); i++) {
            out.map(2);
            out.text("role");
            out.text(claims.pointers().get(i).role());
            out.text("target");
            Expansion expansion = expansions.get(i);
            if (expansion == null) {
                write(claims.pointers().get(i).target(), out);
            } else {
                write(expansion, out);
            }
        }
        out.text("timestamp");
        out.number(claims.timestamp());
    }

    private static void write(Expansion expansion, CborWriter out) {
        out.map(expansion.reading().isPresent() ? 3 : 2);
        writeMembers(expansion.view(), out);
        expansion.reading().ifPresent(reading -> {
            out.text("reading");
            out.text(reading.hash().toString());
        });
    }

    private static void write(Target target, CborWriter out) {
        switch (target) {
            case Text text -> out.text(text.value());
            case Num number -> out.number(number.value());
            case Bool bool -> out.bool(bool.value());
            case EntityRef ref -> write("id", ref.id(), ref.context(), out);
            case DeltaRef ref -> write("delta", ref.delta(), ref.context(), out);
            case Bytes bytes -> ValueCbor.write(bytes, out);
        }
    }

    private static void write(String key, String name, String context, CborWriter out) {
        out.map(context == null ? 1 : 2);
        out.text(key);
        out.text(name);
        if (context != null) {
            out.text("context");
            out.text(context);
        }
    }
}
