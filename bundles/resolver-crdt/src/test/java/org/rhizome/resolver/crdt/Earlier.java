package org.rhizome.resolver.crdt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** References to earlier claims in random histories: generated as numbers, made ids once it is known which claims there are. */
final class Earlier {

    private static final String NOWHERE = Said.id(0xdead).toString();

    private Earlier() {}

    /** One number or several, each standing for an earlier claim. */
    static Arbitrary<Value> references() {
        Arbitrary<Value> number = Arbitraries.integers().between(0, 60).map(Num::new);
        return Arbitraries.oneOf(number, number.list().ofMinSize(1).ofMaxSize(4).map(Value.Items::new));
    }

    /** Replaces the numbers in the fields of those roles by ids, now and then by one that nobody has. */
    static Value fit(Value value, List<Claim> earlier, Set<String> roles) {
        if (!(value instanceof Value.Fields(Map<String, Value> fields))) {
            return value;
        }
        Map<String, Value> fitted = new HashMap<>(fields);
        roles.forEach(role -> fitted.computeIfPresent(role, (name, references) -> ids(references, earlier)));
        return new Value.Fields(fitted);
    }

    private static Value ids(Value references, List<Claim> earlier) {
        return switch (references) {
            case Value.Items(List<Value> several) -> new Value.Items(several.stream().map(one -> ids(one, earlier)).toList());
            case Num(double number) -> new Text(id((int) number, earlier));
            default -> references;
        };
    }

    /** Small numbers mean the newest claims, so that chains form. */
    private static String id(int number, List<Claim> earlier) {
        return earlier.isEmpty() || number % 13 == 12 ? NOWHERE : earlier.get(earlier.size() - 1 - number % earlier.size()).id().toString();
    }
}
