package org.rhizome.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** Equal claims that share no object, as they come from a store: whoever compares or hashes by identity is found out. */
final class Copies {

    private Copies() {}

    static List<Claim> of(List<Claim> claims) {
        return claims.stream().map(Copies::of).toList();
    }

    static Claim of(Claim claim) {
        DeltaId id = claim.id();
        return new Claim(new DeltaId(id.a(), id.b(), id.c(), id.d()), copy(claim.author()), claim.timestamp(), copy(claim.value()));
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    private static Value copy(Value value) {
        return switch (value) {
            case Text text -> new Text(copy(text.value()));
            case Num number -> new Num(number.value());
            case Bool bool -> new Bool(bool.value());
            case Bytes bytes -> new Bytes(copy(bytes.mime()), bytes.value());
            case Value.Items items -> new Value.Items(items.values().stream().map(Copies::copy).toList());
            case Value.Fields fields -> {
                Map<String, Value> copies = new LinkedHashMap<>();
                fields.values().forEach((name, field) -> copies.put(copy(name), copy(field)));
                yield new Value.Fields(copies);
            }
        };
    }
}
