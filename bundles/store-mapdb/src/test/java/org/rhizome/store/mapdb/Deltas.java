package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Signature;
import org.rhizome.delta.Text;

/** Deltas to test with. */
final class Deltas {

    private Deltas() {}

    /** A delta filed under a property of an entity. */
    static Delta filed(String entity, String property, String value) {
        return at(1000, pointer("about", entity, property), new Pointer("value", new Text(value)));
    }

    static Delta at(double timestamp, Pointer... pointers) {
        return Delta.of(new Claims("tester", timestamp, List.of(pointers)));
    }

    static Delta timed(double timestamp) {
        return at(timestamp, new Pointer("value", new Text("x")));
    }

    static Pointer pointer(String role, String entity, String property) {
        return new Pointer(role, new EntityRef(entity, property));
    }

    static Delta negation(Delta negated) {
        return at(2000, new Pointer("negates", new DeltaRef(negated.id().toString(), null)));
    }

    /** The same delta with a signature; stores do not check it. */
    static Delta signed(Delta delta) {
        byte[] signature = new byte[Signature.LENGTH];
        delta.id().putHash(signature, 7);
        return Delta.of(delta.claims(), Signature.of(signature));
    }

    /** Different deltas of different lengths, the same for the same numbers. */
    static List<Delta> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(Deltas::numbered).toList();
    }

    static Delta numbered(int number) {
        return filed("entity:" + number / 3, "property" + number % 3, "v".repeat(number % 50) + number);
    }

    static <T> List<T> list(Iterator<T> iterator) {
        List<T> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }
}
