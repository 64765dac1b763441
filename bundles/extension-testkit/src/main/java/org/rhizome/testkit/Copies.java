package org.rhizome.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.resolver.Claim;

/** Equal claims and values that share no object, as they come from a store: whoever compares or hashes by identity is found out. */
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

    static Entity of(Entity entity) {
        SortedMap<String, List<Claim>> properties = new TreeMap<>(Text.BY_UTF8);
        entity.properties().forEach((property, claims) -> properties.put(copy(property), of(claims)));
        return new Entity(copy(entity.id()), Collections.unmodifiableSortedMap(properties));
    }

    static Value of(Value value) {
        return copy(value);
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
