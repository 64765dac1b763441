package org.rhizome.resolver.concatenation;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class ConcatenationContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Concatenation();
    }

    @Override
    protected Map<String, Value> options() {
        return Map.of("separator", new Text("; "));
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(Tuple.of(4, Values.texts()), Tuple.of(1, Values.mixed()));
    }
}
