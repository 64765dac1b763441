package org.rhizome.resolver.crdt;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** Claims with ids that read well, and what a resolver makes of them. */
final class Said {

    private Said() {}

    static DeltaId id(long number) {
        return new DeltaId(number, 0, 0, 0);
    }

    static Value ref(long number) {
        return new Text(id(number).toString());
    }

    static Value refs(long... numbers) {
        return new Value.Items(Arrays.stream(numbers).mapToObj(Said::ref).toList());
    }

    static Claim claim(long id, double timestamp, Value value) {
        return new Claim(id(id), "author" + id, timestamp, value);
    }

    static Claim claim(long id, double timestamp, String text) {
        return claim(id, timestamp, new Text(text));
    }

    static Claim claim(long id, double timestamp, double number) {
        return claim(id, timestamp, new Num(number));
    }

    static Value object(String role, Value value) {
        return new Value.Fields(Map.of(role, value));
    }

    static Value object(String role, Value value, String otherRole, Value otherValue) {
        return new Value.Fields(Map.of(role, value, otherRole, otherValue));
    }

    static <S> S after(Resolver<S> resolver, Collection<Claim> claims) {
        S state = resolver.init();
        for (Claim claim : claims) {
            state = resolver.reduce(state, claim);
        }
        return state;
    }

    static <S> Optional<Value> value(Resolver<S> resolver, Collection<Claim> claims) {
        return resolver.resolve(after(resolver, claims));
    }

    static Optional<Value> list(Value... values) {
        return Optional.of(new Value.Items(List.of(values)));
    }

    static Optional<Value> texts(String... texts) {
        return Optional.of(new Value.Items(Arrays.stream(texts).<Value>map(Text::new).toList()));
    }
}
