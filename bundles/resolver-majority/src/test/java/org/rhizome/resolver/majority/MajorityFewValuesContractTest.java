package org.rhizome.resolver.majority;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

/** Close elections. */
class MajorityFewValuesContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Majority();
    }

    @Override
    protected Arbitrary<Value> values() {
        Value list = new Value.Items(List.of(new Num(1), new Num(2)));
        return Arbitraries.of(new Text("Aa"), new Text("BB"), list, new Value.Fields(Map.of("Aa", new Num(1), "BB", new Num(1))));
    }
}
