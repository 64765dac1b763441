package org.rhizome.resolver.crdt;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class OrderedListContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new OrderedList();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Combinators.combine(Values.primitives(), Earlier.references())
                        .as((value, anchor) -> Said.object("value", value, "after", anchor))),
                Tuple.of(2, Earlier.references().map(removed -> Said.object("remove", removed))),
                Tuple.of(1, Combinators.combine(Values.primitives(), Earlier.references())
                        .as((value, removed) -> Said.object("value", value, "remove", removed))),
                Tuple.of(1, Values.mixed()));
    }

    @Override
    protected Value fitting(Value value, List<Claim> earlier) {
        return Earlier.fit(value, earlier, Set.of("after", "remove"));
    }
}
