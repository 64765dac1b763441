package org.rhizome.resolver.crdt;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class AddWinsSetContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new AddWinsSet();
    }

    @Override
    protected Arbitrary<Value> values() {
        Arbitrary<Value> elements = Arbitraries.of("a", "b").map(Text::new); // few, so that removals meet what they remove
        return Arbitraries.frequencyOf(
                Tuple.of(3, elements),
                Tuple.of(1, elements.map(value -> Said.object("add", value))),
                Tuple.of(3, Combinators.combine(elements, Earlier.references())
                        .as((value, observed) -> Said.object("remove", value, "observed", observed))),
                Tuple.of(1, Values.mixed()));
    }

    @Override
    protected Value fitting(Value value, List<Claim> earlier) {
        return Earlier.fit(value, earlier, Set.of("observed"));
    }
}
