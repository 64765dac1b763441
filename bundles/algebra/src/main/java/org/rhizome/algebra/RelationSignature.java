package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;

/**
 * The shape of the relation that a delta states (SPEC-9 5): a role, and a context if there is one, for every entity it names. Equal shapes
 * say nothing about meaning; they are what whoever judges meaning starts from.
 */
public final class RelationSignature {

    private RelationSignature() {}

    /** The pairs {@code [role, context]} or {@code [role]}, in the order of their canonical bytes. */
    public static List<List<String>> of(Delta delta) {
        List<List<String>> ends = new ArrayList<>();
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof EntityRef ref) {
                ends.add(ref.context() == null ? List.of(pointer.role()) : List.of(pointer.role(), ref.context()));
            }
        }
        ends.sort((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)));
        return List.copyOf(ends);
    }

    /** The canonical CBOR of {@link #of}. */
    public static byte[] canonicalBytes(Delta delta) {
        List<List<String>> ends = of(delta);
        CborWriter out = new CborWriter(64);
        out.array(ends.size());
        ends.forEach(end -> out.raw(bytes(end)));
        return out.toByteArray();
    }

    private static byte[] bytes(List<String> end) {
        CborWriter out = new CborWriter(32);
        out.array(end.size());
        end.forEach(out::text);
        return out.toByteArray();
    }
}
