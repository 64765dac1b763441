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

class MultiValueRegisterContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new MultiValueRegister();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(Values.primitives(), Earlier.references())
                        .as((value, superseded) -> Said.object("value", value, "supersedes", superseded))),
                Tuple.of(1, Earlier.references().map(superseded -> Said.object("supersedes", superseded))),
                Tuple.of(2, Values.mixed()));
    }

    @Override
    protected Value fitting(Value value, List<Claim> earlier) {
        return Earlier.fit(value, earlier, Set.of("supersedes"));
    }
}
